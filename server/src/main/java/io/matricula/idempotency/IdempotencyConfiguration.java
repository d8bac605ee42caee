package io.matricula.idempotency;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where requests meet the keys, and when keys are forgotten. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    private static final Duration BETWEEN_TWO_CLEANINGS = Duration.ofHours(1);

    /** Behind all other filters: a key counts for whoever may do what they ask for. */
    @Bean
    static FilterRegistrationBean<KeyFilter> keyFilter(KeptAnswers answers, Fingerprint fingerprint) {
        FilterRegistrationBean<KeyFilter> registration =
                new FilterRegistrationBean<>(new KeyFilter(answers, fingerprint));
        registration.addUrlPatterns("/v2/*", "/integration/*");
        return registration;
    }

    @Bean
    static RecurringTask<Void> forgetIdempotencyKeys(KeptAnswers answers) {
        return Tasks.recurring("forget-idempotency-keys", FixedDelay.of(BETWEEN_TWO_CLEANINGS))
                .execute((task, context) -> answers.forgetOld());
    }

    /** The task is a row like others, and gone with them. */
    @Bean
    static ApplicationListener<PayloadApplicationEvent<DataReplaced>> forgettingGoesOn(
            RecurringTask<Void> forgetIdempotencyKeys, SchedulerClient scheduler, Clock clock) {
        return replaced -> scheduler.scheduleIfNotExists(
                forgetIdempotencyKeys.instance(RecurringTask.INSTANCE),
                clock.now().plus(BETWEEN_TWO_CLEANINGS));
    }
}
