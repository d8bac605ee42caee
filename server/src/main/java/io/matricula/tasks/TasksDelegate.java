package io.matricula.tasks;

import io.matricula.contract.operations.api.TasksApiDelegate;
import io.matricula.contract.operations.model.Task;
import io.matricula.contract.operations.model.TaskState;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

@Component
class TasksDelegate implements TasksApiDelegate {

    private final TaskRepository tasks;
    private final Lists lists;

    TasksDelegate(TaskRepository tasks, Lists lists) {
        this.tasks = tasks;
        this.lists = lists;
    }

    @Override
    public ResponseEntity<List<Task>> listTasks(String name, TaskState state, Integer page, Integer perPage) {
        String stateName = state == null ? null : state.getValue();
        ListRequest request = request(name, stateName, page, perPage);
        List<Task> items = tasks.list(name, stateName, request.offset(), request.size()).stream()
                .map(TasksDelegate::task)
                .toList();
        return lists.answer(request, tasks.count(name, stateName), items);
    }

    private static ListRequest request(String name, String state, Integer page, Integer perPage) {
        List<String> linked = new ArrayList<>();
        if (name != null) {
            linked.add("name=" + UriUtils.encode(name, "UTF-8"));
        }
        if (state != null) {
            linked.add("state=" + state);
        }
        return new ListRequest(
                "/operations/tasks",
                page == null ? 1 : Math.max(page, 1),
                perPage == null || perPage < 1 ? ListRequest.USUAL : Math.min(perPage, ListRequest.LARGEST),
                List.of(),
                Map.of(),
                Map.of(),
                linked);
    }

    private static Task task(TaskRepository.Stored stored) {
        return new Task()
                .name(stored.name())
                .id(stored.id())
                .state(stored.dead() ? TaskState.DEAD : stored.running() ? TaskState.RUNNING : TaskState.PENDING)
                .attempts(stored.failures())
                .lastMessage(stored.message())
                .lastFailureAt(stored.failedAt())
                .nextAttemptAt(stored.dead() ? null : stored.dueAt());
    }
}
