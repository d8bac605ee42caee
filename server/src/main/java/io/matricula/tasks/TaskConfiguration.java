package io.matricula.tasks;

import com.github.kagkarlsson.scheduler.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    /** Tasks become due by the same time that everything else is written with. */
    @Bean
    Clock taskClock(java.time.Clock clock) {
        return clock::instant;
    }
}
