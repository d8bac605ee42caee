package io.matricula.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for transactions alone, on which {@link WaitingWrites} can wait. Autocommit is off on them for as long as
 * they live; on a connection for all it would be switched off and on again for each transaction, and each switch is a round
 * trip. What is read or written in no transaction needs autocommit, and is done on the main pool. A data source of another
 * type serves all.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "spring.datasource.type",
        havingValue = "com.zaxxer.hikari.HikariDataSource",
        matchIfMissing = true)
class TransactionPool {

    private static final String NAME = "transactionConnections";

    /**
     * No candidate: whoever asks for a data source gets the main one, on which JdbcClient finds the transaction. So Spring
     * Boot does not find this one either when it looks for pools to measure.
     */
    @Bean(name = NAME, autowireCandidate = false)
    HikariDataSource transactionConnections(HikariDataSource main, ObjectProvider<MeterRegistry> meters) {
        HikariDataSource pool = new HikariDataSource();
        main.copyStateTo(pool);
        pool.setPoolName("transactions");
        pool.setAutoCommit(false);
        pool.setJdbcUrl(withSeveralStatementsInOne(main.getJdbcUrl()));
        meters.ifAvailable(registry -> pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
        return pool;
    }

    /** On the connections of {@link WaitingConnection} alone, and in the url, as the two pools share the other options. */
    private static String withSeveralStatementsInOne(String url) {
        return url + (url.contains("?") ? "&" : "?") + "allowMultiQueries=true";
    }

    @Bean
    TransactionManagerCustomizer<DataSourceTransactionManager> transactionsBeginOnTheirPool(BeanFactory beans) {
        return manager -> manager.setDataSource(new StandIn(
                beans.getBean(NAME, HikariDataSource.class), Objects.requireNonNull(manager.getDataSource())));
    }

    /** Gives connections of its own, but they count as those of the data source for which it stands. */
    private static final class StandIn extends DelegatingDataSource implements InfrastructureProxy {

        private final DataSource main;

        StandIn(DataSource pool, DataSource main) {
            super(pool);
            this.main = main;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return WaitingConnection.of(super.getConnection());
        }

        @Override
        public Object getWrappedObject() {
            return main;
        }
    }
}
