package io.matricula.languages;

import io.matricula.contract.intra.api.LanguagesApiDelegate;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class LanguagesDelegate implements LanguagesApiDelegate {

    private static final Listing LISTING = Listing.of("languages", LanguageField.class, "-id");

    private final Lists lists;
    private final LanguageRepository languages;

    LanguagesDelegate(Lists lists, LanguageRepository languages) {
        this.lists = lists;
        this.languages = languages;
    }

    @Override
    public ResponseEntity<List<io.matricula.contract.intra.model.Language>> listLanguages(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return lists.page(LISTING, request, this::items);
    }

    private Map<Long, io.matricula.contract.intra.model.Language> items(List<Long> ids) {
        return languages.findAll(ids).stream()
                .collect(Collectors.toMap(
                        Language::id,
                        language -> new io.matricula.contract.intra.model.Language()
                                .id(language.id())
                                .name(language.name())
                                .identifier(language.identifier())));
    }
}
