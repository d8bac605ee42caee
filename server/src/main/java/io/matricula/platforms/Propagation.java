package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has the platforms that a person concerns told of what became of the person. */
@Component
public class Propagation {

    /** How long the caller of a change waits. */
    public enum Mode {
        /** Until every platform has answered, each within its timeout. */
        SYNCHRONOUS,
        /** Not at all: remote platforms are told later. */
        ASYNCHRONOUS
    }

    /**
     * A person was made or changed. Belongs to the transaction of the change: one delivery for each platform is pending
     * if and only if that is committed.
     *
     * @param userId who, with the rows as they are from now on
     */
    public void changed(long userId) {
        // no platform is known
    }

    /**
     * A person is being deleted. Belongs to the transaction of the deletion.
     *
     * @param before the person as last known
     */
    public void deleted(CloudUser before) {
        // no platform is known
    }

    /**
     * What the platforms say, or will be told later. Called once the transaction is committed.
     *
     * @param userId who was changed or deleted
     * @param mode whether to wait
     * @return the platforms that the person concerns, in the order in which answers name them; without management, which
     *     is this server
     */
    public List<PlatformAnswer> answers(long userId, Mode mode) {
        return List.of();
    }
}
