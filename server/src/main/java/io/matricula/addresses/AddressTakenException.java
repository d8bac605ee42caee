package io.matricula.addresses;

/** An address is somebody else's email or personal address. The transaction that wanted it has to end. */
public class AddressTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String address;

    AddressTakenException(String address) {
        super("An address is taken");
        this.address = address;
    }

    /**
     * The address.
     *
     * @return as it is compared
     */
    public String address() {
        return address;
    }
}
