package io.matricula.cursus;

/** Cursus as the Intra API shows them. */
public final class CursusRepresentation {

    private CursusRepresentation() {}

    /**
     * Represents a cursus.
     *
     * @param cursus the cursus
     * @return the documented shape
     */
    public static io.matricula.contract.intra.model.Cursus of(Cursus cursus) {
        return new io.matricula.contract.intra.model.Cursus()
                .id(cursus.id())
                .createdAt(cursus.createdAt())
                .name(cursus.name())
                .slug(cursus.slug());
    }
}
