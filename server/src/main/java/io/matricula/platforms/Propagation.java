package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import io.matricula.platforms.QueueRepository.Concern;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has the platforms that a person concerns told of what became of the person. */
@Component
public class Propagation {

    private static final Outcome LATER = new Outcome(HttpStatus.ACCEPTED.value(), null, null);
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
        Map<String, Concern> concerns = targets.names().isEmpty() ? Map.of() : queue.concerns(userId);
        List<CompletableFuture<PlatformAnswer>> answers = new ArrayList<>();
        for (Target platform : targets.all()) {
            Concern concern = concerns.get(platform.name());
            if (concern == null || concern.isDeletion() && !platform.remote()) {
                continue;
            }
            boolean isLater = concern.isPaused() || platform.remote() && mode == Mode.ASYNCHRONOUS;
            answers.add(
                    isLater
                            ? CompletableFuture.completedFuture(PlatformAnswer.of(platform, LATER))
                            : immediate.start(platform, userId));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /**
     * What an asynchronous caller is answered if all goes well, known while the transaction of the change is still open.
     *
     * @param userId who was changed
     * @return the platforms that the person concerns, in the order in which answers name them
     */
    public List<PlatformAnswer> expected(long userId) {
        Set<String> concerned =
                targets.names().isEmpty() ? Set.of() : queue.concerns(userId).keySet();
        return targets.all().stream()
                .filter(platform -> concerned.contains(platform.name()))
                .map(platform -> PlatformAnswer.of(platform, platform.remote() ? LATER : DONE))
                .toList();
    }
}
