package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has the platforms that a person concerns told of what became of the person. */
@Component
public class Propagation {

    private static final Outcome DONE = new Outcome(HttpStatus.NO_CONTENT.value(), null, null);

    private final Targets targets;
    private final QueueRepository queue;
    private final ImmediateDelivery immediate;
    private final Clock clock;

    Propagation(Targets targets, QueueRepository queue, ImmediateDelivery immediate, Clock clock) {
        this.targets = targets;
        this.queue = queue;
        this.immediate = immediate;
        this.clock = clock;
    }

    /** How long the caller of a change waits. */
    public enum Mode {
        /** Until every platform has answered, each within its timeout. */
        SYNCHRONOUS,
        /** Not at all for remote platforms, which are told later. */
        ASYNCHRONOUS
    }

    /**
     * A person was made or changed. Belongs to the transaction of the change: one delivery for each platform is pending
     * if and only if that is committed.
     *
     * @param userId who, with the rows as they are from now on
     */
    public void changed(long userId) {
        if (!targets.names().isEmpty()) {
            queue.change(userId, targets.names(), OffsetDateTime.now(clock));
        }
    }

    /**
     * A person is being deleted. Belongs to the transaction of the deletion.
     *
     * @param before the person as last known
     */
    public void deleted(CloudUser before) {
        if (!targets.names().isEmpty()) {
            queue.deletion(
                    before.userId(), before.username(), before.commonId(), targets.names(), OffsetDateTime.now(clock));
        }
    }

    /**
     * What the platforms say, or will be told later. Called once the transaction is committed, outside of any. All
     * platforms that are to answer now are called at once. One that fails is told again later; the change stays.
     *
     * @param userId who was changed or deleted
     * @param mode whether to wait for remote platforms; local ones are always waited for
     * @return the platforms that the person concerns, in the order in which answers name them; without management, which
     *     is this server, and of a deletion without local ones ("Delete user" page)
     */
    public List<PlatformAnswer> answers(long userId, Mode mode) {
        List<Target> awaited = targets.all().stream()
                .filter(platform -> mode == Mode.SYNCHRONOUS || !platform.remote())
                .toList();
        Map<String, CompletableFuture<PlatformAnswer>> started = immediate.start(userId, awaited);
        List<PlatformAnswer> answers = new ArrayList<>();
        for (Target platform : targets.all()) {
            if (!awaited.contains(platform)) {
                answers.add(PlatformAnswer.of(platform, Outcome.LATER));
            } else if (started.containsKey(platform.name())) {
                answers.add(started.get(platform.name()).join());
            }
        }
        return answers;
    }

    /**
     * What an asynchronous caller who made or changed a person is answered if all goes well, known while the transaction
     * of the change is still open.
     *
     * @return the platforms that the person concerns, in the order in which answers name them
     */
    public List<PlatformAnswer> expected() {
        return targets.all().stream()
                .map(platform -> PlatformAnswer.of(platform, platform.remote() ? Outcome.LATER : DONE))
                .toList();
    }
}
