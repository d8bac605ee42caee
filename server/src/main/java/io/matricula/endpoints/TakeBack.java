package io.matricula.endpoints;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

/**
 * To be done if a person was announced to an endpoint and then not saved.
 *
 * @param endpointId who was told
 * @param userId the person who was to be changed; null for a new one
 * @param login the login that was announced
 */
record TakeBack(long endpointId, Long userId, String login) {

    static final TaskDescriptor<TakeBack> TASK = TaskDescriptor.of("campus-endpoint-take-back", TakeBack.class);
}
