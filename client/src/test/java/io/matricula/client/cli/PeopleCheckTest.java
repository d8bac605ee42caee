package io.matricula.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.cli.PeopleCheck.Person;
import io.matricula.client.intra.model.CursusUserToCreate;
import io.matricula.client.intra.model.UserCandidatureAttributes;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserToCreate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleCheckTest {

    private static final String NEEDED = "email,campus_id,first_name,last_name,kind,pool_year,pool_month";
    private static final String LEIA = "leia@example.org,1,Leia,Organa,student,2017,may";

    @TempDir
    private Path directory;

    @Test
    void readsNestedParamsOfEveryType() throws IOException {
        PeopleCheck check = check(NEEDED + ",user[email_stop],user_candidature_attributes[birth_date]"
                + ",user[cursus_users_attributes][][cursus_id],user[cursus_users_attributes][][begin_at]"
                + ",cursus_users_attributes[1][cursus_id],cursus_users_attributes[1][begin_at],meta[ldap_group],meta[bed]\n"
                + LEIA + ",1,1998-06-08,1,2017-11-25 13:44:19 UTC,2,2017-11-26,staff,top\n");

        assertThat(check.problems()).isEmpty();
        UserToCreate user = check.people().get(0).user();
        assertThat(user.getEmailStop()).isTrue();
        assertThat(user.getUserCandidatureAttributes())
                .isEqualTo(new UserCandidatureAttributes().birthDate(LocalDate.parse("1998-06-08")));
        assertThat(user.getCursusUsersAttributes())
                .isEqualTo(List.of(
                        new CursusUserToCreate().cursusId(1L).beginAt(OffsetDateTime.parse("2017-11-25T13:44:19Z")),
                        new CursusUserToCreate().cursusId(2L).beginAt(OffsetDateTime.parse("2017-11-26T00:00:00Z"))));
        assertThat(user.getMeta().getLdapGroup()).isEqualTo("staff");
        assertThat(user.getMeta().getAdditionalProperty("bed")).isEqualTo("top");
    }

    @Test
    void takesSemicolonsAndAByteOrderMark() throws IOException {
        PeopleCheck check =
                check("\uFEFF" + (NEEDED + "\n" + LEIA.replace("Leia", "\"Leïa; Princess\"")).replace(',', ';'));

        assertThat(check.people()).extracting(Person::user).containsExactly(leia().firstName("Leïa; Princess"));
    }

    @Test
    void anEmptyValueIsNotSent() throws IOException {
        PeopleCheck check = check(NEEDED + ",login,password\n" + LEIA + ",,\n");

        assertThat(check.people()).extracting(Person::user).containsExactly(leia());
    }

    @Test
    void namesEveryBadLineAndColumn() throws IOException {
        PeopleCheck check = check(NEEDED + ",shoe_size,email_stop,user_candidature_attributes[birth_date]\n"
                + LEIA + ",38,maybe,8.6.98\n"
                + ",1,Luke,Skywalker,jedi,2017,may,,,\n"
                + "\"too\nfew\",1\n"
                + LEIA.replace("leia", "LEIA") + ",,,\n");

        assertThat(check.problems())
                .containsExactly(
                        "line 1, shoe_size: is no param of a user",
                        "line 2, email_stop: must be true, false, 1 or 0, not \"maybe\"",
                        "line 2, user_candidature_attributes[birth_date]: must be a date, as 1998-06-08, not \"8.6.98\"",
                        "line 3, email: must be there",
                        "line 3, kind: must be one of admin, student, external, not \"jedi\"",
                        "line 4: has 2 values for 10 columns",
                        "line 6, email: is the same as in line 2");
    }

    @Test
    void namesEveryColumnThatIsMissingOrThereTwice() throws IOException {
        assertThat(check("email,campus_id,first_name,user[email],cursus_users_attributes\n")
                        .problems())
                .containsExactlyInAnyOrder(
                        "line 1, user[email]: is there twice",
                        "line 1, cursus_users_attributes: is no param of a user",
                        "line 1, last_name: is needed, but there is no such column",
                        "line 1, kind: is needed, but there is no such column",
                        "line 1, pool_year: is needed, but there is no such column",
                        "line 1, pool_month: is needed, but there is no such column");
    }

    @Test
    void aRowHasTheSameKeyInEveryRunAndOnAnotherLine() throws IOException {
        String first = check(NEEDED + "\n" + LEIA + "\n").people().get(0).key();

        assertThat(check(NEEDED + "\n" + LEIA.replace("leia", "luke") + "\n" + LEIA + "\n")
                        .people())
                .extracting(Person::key)
                .doesNotHaveDuplicates()
                .endsWith(first);
        assertThat(first).matches("import-[0-9a-f]{64}");
    }

    @Test
    void aFileThatCannotBeReadIsToldAsSuch() throws IOException {
        Path latin = directory.resolve("latin.csv");
        Files.write(latin, "email\nandré".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PeopleFile.read(latin)).hasMessage(latin + " is not UTF-8.");
        assertThatThrownBy(() -> PeopleFile.read(directory.resolve("none.csv"))).hasMessageStartingWith("There is no");
        assertThatThrownBy(() -> check("")).hasMessage("The file is empty; its first line must name the columns.");
    }

    private PeopleCheck check(String text) throws IOException {
        return new PeopleCheck(PeopleFile.read(Files.writeString(directory.resolve("people.csv"), text)));
    }

    private static UserToCreate leia() {
        return new UserToCreate()
                .email("leia@example.org")
                .campusId("1")
                .firstName("Leia")
                .lastName("Organa")
                .kind(UserKind.STUDENT)
                .poolYear("2017")
                .poolMonth("may");
    }
}
