package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A client that writes people of its own, one write after the other: creates, updates, enrolments, updates through
 * learningCloud. What is not answered, or answered with 503, it sends again until it is; so each write is either
 * acknowledged, or the one that it gave up when it was told to end.
 */
final class Writer implements Runnable {

    /** A person of this writer, as the last acknowledged write left them. */
    static final class Person {
        final String email;
        String created;
        long id;
        String login;
        String firstName = "Jango";
        boolean enrolled;

        Person(String email) {
            this.email = email;
        }
    }

    /** One write: how it is sent, what is then known, and the first name that it gives, null for none. */
    private record Write(int status, Function<TestClient, Answer> sent, Consumer<Answer> known, String firstName) {}

    private final String name;
    private final Writers all;
    private final Random dice;
    private final List<Person> people = new CopyOnWriteArrayList<>();
    private int number;

    Writer(String name, Writers all, Random dice) {
        this.name = name;
        this.all = all;
        this.dice = dice;
    }

    /** Those whose creation was acknowledged. */
    List<Person> people() {
        return people;
    }

    @Override
    public void run() {
        try {
            boolean answered = true;
            while (answered && !all.areEnding()) {
                answered = acknowledge(people.isEmpty() || dice.nextInt(3) == 0 ? creation() : change());
            }
        } catch (Throwable failed) {
            all.failed(failed);
        }
    }

    private Write creation() {
        number++;
        Person person = new Person(name + "." + number + "@example.org");
        return new Write(
                201,
                client -> create(client, person),
                answer -> {
                    person.created = answer.body();
                    person.id = JsonPath.<Integer>read(person.created, "$.id");
                    person.login = JsonPath.read(person.created, "$.login");
                    people.add(person);
                },
                null);
    }

    private static Answer create(TestClient client, Person person) {
        return client.post("/v2/users", """
                {"user":{"email":"%s","first_name":"Jango","last_name":"Fett","kind":"student",
                 "pool_year":"2017","pool_month":"may","campus_id":"1"}}""".formatted(person.email), "Idempotency-Key", person.email);
    }

    private Write change() {
        number++;
        Person person = people.get(people.size() - 1);
        String firstName = "Jango" + number;
        if (!person.enrolled && dice.nextInt(3) == 0) {
            return new Write(201, client -> enrol(client, person), answer -> person.enrolled = true, null);
        }
        return dice.nextBoolean()
                ? new Write(
                        204,
                        client -> client.patch("/v2/users/" + person.id, """
                                {"user":{"first_name":"%s"}}""".formatted(firstName)),
                        answer -> person.firstName = firstName,
                        firstName)
                : new Write(
                        200,
                        client -> updateInTheCloud(client, person, firstName),
                        answer -> person.firstName = firstName,
                        firstName);
    }

    private static Answer enrol(TestClient client, Person person) {
        return client.post(
                "/v2/cursus_users", """
                {"cursus_user":{"user_id":"%d","cursus_id":"2","begin_at":"2017-11-22"}}""".formatted(person.id), "Idempotency-Key", "enrolment-" + person.login);
    }

    private static Answer updateInTheCloud(TestClient client, Person person, String firstName) {
        return client.put(
                "/integration/ws/management/rest/users/" + person.login,
                """
                {"user":{"name":"%s","surname":"Fett","language":"en","timezone":"Europe/Paris",
                 "email":"%s@student.42.fr","username":"%s"}}""".formatted(firstName, person.login, person.login),
                "X-Cloud-Auth-Token",
                "sandbox-cloud-token");
    }

    /** Whether the write was acknowledged in the end. */
    private boolean acknowledge(Write write) {
        Optional<Answer> answer = answerTo(write.sent(), () -> findWhatWasAcknowledged(write));
        answer.ifPresent(given -> {
            write.known().accept(given.is(write.status()));
            all.acknowledged();
        });
        return answer.isPresent();
    }

    /** Sends until there is an answer other than 503; empty if nobody answers and the writers give up. */
    private Optional<Answer> answerTo(Function<TestClient, Answer> request, Runnable beforeItIsSentAgain) {
        while (true) {
            TestClient client = all.client();
            try {
                Answer answer = all.observed(() -> request.apply(client));
                if (answer.status() != 503) {
                    return Optional.of(answer);
                }
            } catch (UncheckedIOException noAnswer) {
                if (!all.isThereAnother(client)) {
                    return Optional.empty();
                }
                beforeItIsSentAgain.run();
            }
        }
    }

    /** The unanswered write may have been done or not; what came before it is there, and is answered as it was. */
    private void findWhatWasAcknowledged(Write unanswered) {
        if (people.isEmpty()) {
            return;
        }
        Person last = people.get(people.size() - 1);
        answerTo(client -> create(client, last), () -> {})
                .ifPresent(answer -> assertThat(answer.is(201).body()).isEqualTo(last.created));
        answerTo(client -> client.get("/v2/users/" + last.login), () -> {}).ifPresent(answer -> {
            String body = answer.is(200).body();
            assertThat(JsonPath.<String>read(body, "$.first_name")).isIn(last.firstName, unanswered.firstName());
            assertThat(JsonPath.<List<Integer>>read(body, "$.cursus_users[*].cursus_id")
                            .contains(2))
                    .isIn(last.enrolled, true);
        });
    }
}
