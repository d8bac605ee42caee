package io.matricula.client;

import io.matricula.client.generated.intra.LanguagesApi;
import io.matricula.client.intra.model.Language;
import io.matricula.client.intra.model.LanguageFilter;
import io.matricula.client.intra.model.LanguageRange;

/** The languages that users and campuses speak. */
public final class Languages {

    private final LanguagesApi api;
    private final Calls calls;

    Languages(Connection connection, Calls calls) {
        this.api = new LanguagesApi(connection);
        this.calls = calls;
    }

    /**
     * Lists the languages.
     *
     * @return fetched as far as it is read
     */
    public Listing<Language, LanguageFilter, LanguageRange> listLanguages() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listLanguagesWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }
}
