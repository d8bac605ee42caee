package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginSequenceTest {

    @Test
    void goesThroughThePublishedLoginsInOrder() {
        assertThat(logins("Anakin", "Skywalker", 13))
                .containsExactly(
                        "askywalk",
                        "anskywal",
                        "anaskywa",
                        "anakskyw",
                        "anakisky",
                        "anakinsk",
                        "askywal2",
                        "anskywa2",
                        "anaskyw2",
                        "anaksky2",
                        "anakisk2",
                        "anakins2",
                        "askywal3");
    }

    @Test
    void beginsAgainWithANumberWhenAShortFirstNameIsUsedUp() {
        assertThat(logins("Han", "Solo", 6))
                .containsExactly("hsolo", "hasolo", "hansolo", "hsolo2", "hasolo2", "hansolo2");
    }

    @ParameterizedTest
    @CsvSource({
        "Yoda, Yoda, yodyoda2", "Jar Jar, Binks, jbinks", "Jar Jar, Binks, jarbink2", "Poe, Dameron, podamer2",
        "Padme, Amidala, pamidala", "Padme, Amidala, padamida", "Kylo, Ren, kyren", "Darth, Maul, darmaul",
        "Sheev, Palpatine, shepalpa", "Joohyun, Kang, jokang", "Malo, Allain, malallai"
    })
    void givesEveryPublishedLogin(String first, String last, String login) {
        assertThat(logins(first, last, 40)).contains(login);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoé, D'Été, zdete",
        "Ørjan, Åse, oase",
        "李, 小龍, lxiaolon",
        "Жанна, Дарк, zdark",
        "Σωκράτης, Παπάς, spapas",
        "Jean-Luc, Lê-Chu, jle-chu",
        "Ana Maria, de la Cruz, adelacru"
    })
    void bringsNamesToAsciiLetters(String first, String last, String login) {
        assertThat(logins(first, last, 1)).containsExactly(login);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"a| |auser", "7|8|user2", "|x|user2", "'|-|user2"},
            delimiter = '|',
            quoteCharacter = '"')
    void takesUserForALastNameWithoutEnoughLetters(String first, String last, String login) {
        assertThat(logins(first == null ? "" : first, last == null ? "" : last, 3))
                .contains(login);
    }

    @Test
    void isContentWithTwoLettersOfBothNames() {
        assertThat(logins("A", "B", 2)).containsExactly("ab", "ab2");
    }

    private static List<String> logins(String first, String last, int count) {
        return new LoginSequence(first, last).logins().limit(count).toList();
    }
}
