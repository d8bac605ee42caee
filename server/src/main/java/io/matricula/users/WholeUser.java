package io.matricula.users;

import io.matricula.campuses.CampusUserRepository;
import io.matricula.cursususers.CursusUserRepository;
import io.matricula.languages.LanguagesUserRepository;
import java.util.List;

/**
 * A person with the rows that are shown with them, each list in the order of its ids.
 *
 * @param row the person
 * @param campuses where they study
 * @param enrolments in which cursus they are
 * @param languages what they speak
 */
record WholeUser(
        StoredUser row,
        List<CampusUserRepository.Stored> campuses,
        List<CursusUserRepository.Stored> enrolments,
        List<LanguagesUserRepository.Stored> languages) {}
