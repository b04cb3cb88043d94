package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.covet.Covet;
import dev.covet.TestDatabase;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Ref;
import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.NullReferences;
import dev.covet.query.execute.PartialReads;
import dev.covet.query.execute.ReaderSettings;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.sql.SqlDialect;
import dev.covet.repository.CovetRepositories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.r2dbc.config.AbstractR2dbcConfiguration;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetQueryAutoConfiguration} and
 * {@link CovetMappingAutoConfiguration}.
 */
class CovetQueryAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String[] CONNECTION = {
			"spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/postgres",
			"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres", "spring.r2dbc.pool.initial-size=0" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetMappingAutoConfiguration.class, CovetQueryAutoConfiguration.class,
				CovetWriteAutoConfiguration.class, CovetStatementAutoConfiguration.class,
				CovetBinaryTransferAutoConfiguration.class, R2dbcAutoConfiguration.class,
				DataR2dbcAutoConfiguration.class))
		.withPropertyValues(CONNECTION);

	@Test
	void covetWhenDataR2dbcIsThereIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(Covet.class)
			.hasSingleBean(EntityModels.class)
			.hasSingleBean(SqlDialect.class)
			.hasSingleBean(QueryEngine.class)
			.hasSingleBean(RawEngine.class)
			.hasSingleBean(CovetRepositories.class)
			.hasSingleBean(NullReferences.class)
			.hasSingleBean(HandleAttachment.class)
			.hasSingleBean(PartialReads.class));
	}

	@Test
	void covetWhenConnectionFactoryIsAbsentIsNotThere() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CovetMappingAutoConfiguration.class,
					CovetQueryAutoConfiguration.class, CovetWriteAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Covet.class)
				.doesNotHaveBean(CovetQueryProperties.class));
	}

	@Test
	void covetWhenDisabledIsNotThere() {
		this.contextRunner.withPropertyValues("covet.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(R2dbcEntityTemplate.class);
			assertThat(context.getBeanDefinitionNames()).noneMatch((name) -> name.toLowerCase().contains("covet"));
			assertThat(context.getBean(R2dbcCustomConversions.class).isSimpleType(Ref.class)).isFalse();
		});
	}

	@Test
	void covetWhenThereAreTwoConnectionFactoriesBacksOff() {
		this.contextRunner.withUserConfiguration(TwoConnectionFactories.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Covet.class));
	}

	@Test
	void covetWhenOneOfTwoConnectionFactoriesIsPrimaryTakesThat() {
		this.contextRunner.withUserConfiguration(PrimaryConnectionFactory.class)
			.run((context) -> works(context, "user_id"));
	}

	@Test
	void covetWhenThereAreTwoConvertersBacksOff() {
		this.contextRunner.withUserConfiguration(OwnConverter.class)
			.withBean("other", MappingR2dbcConverter.class, () -> new MappingR2dbcConverter(new R2dbcMappingContext()))
			.withBean(R2dbcEntityTemplate.class, () -> Mockito.mock(R2dbcEntityTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Covet.class));
	}

	@Test
	void connectionFactoryWhenItIsTheApplicationsIsNotWrapped() {
		this.contextRunner.withUserConfiguration(OwnConnectionFactory.class).run((context) -> {
			assertThat(context.getBean(ConnectionFactory.class))
				.isSameAs(context.getBean(OwnConnectionFactory.class).factory);
			works(context, "user_id");
		});
	}

	@Test
	void covetBeansWhenApplicationHasItsOwnBackOff() {
		this.contextRunner.run((plain) -> {
			Map<Class<?>, Object> own = Map.of(Covet.class, Mockito.mock(Covet.class), EntityModels.class,
					plain.getBean(EntityModels.class), SqlDialect.class, plain.getBean(SqlDialect.class),
					QueryEngine.class, Mockito.mock(QueryEngine.class), NullReferences.class,
					plain.getBean(NullReferences.class), HandleAttachment.class, plain.getBean(HandleAttachment.class),
					PartialReads.class, plain.getBean(PartialReads.class), ReaderSettings.class,
					plain.getBean(ReaderSettings.class));
			own.forEach(this::backsOff);
		});
	}

	@Test
	void repositoryAndRawSqlBeansWhenApplicationHasItsOwnBackOff() {
		backsOff(RawEngine.class, Mockito.mock(RawEngine.class));
		backsOff(CovetRepositories.class, new CovetRepositories(() -> Mockito.mock(Covet.class)));
	}

	@SuppressWarnings("unchecked")
	private <T> void backsOff(Class<T> type, Object bean) {
		this.contextRunner.withBean("own", type, () -> (T) bean)
			.run((context) -> assertThat(context).hasNotFailed().getBeans(type).containsOnlyKeys("own"));
	}

	@Test
	void namesWhenApplicationHasNoNamingStrategyAreSpringDatas() {
		this.contextRunner.run((context) -> works(context, "user_id"));
	}

	@Test
	void namesWhenApplicationHasNamingStrategyFollowIt() {
		this.contextRunner.withBean(NamingStrategy.class, IdentityNaming::new)
			.run((context) -> works(context, "userid"));
	}

	@Test
	void conversionsWhenTheyAreTheApplicationsKeepTheirConverters() {
		this.contextRunner
			.withBean(R2dbcCustomConversions.class,
					() -> R2dbcCustomConversions.of(PostgresDialect.INSTANCE, new MoodReader(), new MoodWriter()))
			.run((context) -> {
				works(context, "user_id");
				R2dbcCustomConversions conversions = context.getBean(R2dbcCustomConversions.class);
				assertThat(conversions.hasCustomReadTarget(String.class, Mood.class)).isTrue();
				assertThat(conversions.isSimpleType(Ref.class)).isTrue();
				R2dbcEntityTemplate template = context.getBean(R2dbcEntityTemplate.class);
				assertThat(template.getConverter().readValue("HAPPY!", TypeInformation.of(Mood.class)))
					.isEqualTo(new Mood("happy"));
			});
	}

	@Test
	void converterWhenItIsTheApplicationsIsUsed() {
		this.contextRunner.withUserConfiguration(OwnConverter.class).run((context) -> {
			works(context, "user_id");
			assertThat(context.getBean(ReaderSettings.class).converter())
				.isSameAs(context.getBean(OwnConverter.class).converter);
		});
	}

	@Test
	void configurationWhenItIsAbstractR2dbcConfigurationWorks() {
		this.contextRunner.withUserConfiguration(ClassicConfiguration.class)
			.run((context) -> works(context, "user_id"));
	}

	@Test
	void databaseClientWhenMockedDoesNotKeepCovetFromStarting() {
		this.contextRunner.withBean(DatabaseClient.class, () -> {
			DatabaseClient client = Mockito.mock(DatabaseClient.class);
			Mockito.when(client.getConnectionFactory()).thenReturn(TestDatabase.connectionFactory());
			return client;
		}).run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Covet.class));
	}

	@Test
	void optionsWhenSetArePassedOn() {
		this.contextRunner
			.withPropertyValues("covet.query.fetch-mode=raise", "covet.query.timeout=2s", "covet.query.batch-size=7")
			.run((context) -> {
				CovetQueryProperties properties = context.getBean(CovetQueryProperties.class);
				assertThat(properties.getBatchSize()).isEqualTo(7);
				assertThat(properties.getTimeout()).isEqualTo(Duration.ofSeconds(2));
				assertThat(context).hasNotFailed();
			});
	}

	@Test
	void covetWhenSpringDataIsMissingIsNotThere() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.data.r2dbc"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("covet"));
	}

	// A query reaches the database, and the table's foreign key is called as it should
	// be.
	private static void works(AssertableApplicationContext context, String foreignKey) {
		assertThat(context).hasNotFailed();
		Covet covet = context.getBean(Covet.class);
		assertThat(context.getBean(EntityModels.class)
			.of(Note.class)
			.column("user")
			.identifier()
			.toSql(PostgresDialect.INSTANCE.getIdentifierProcessing())
			.replace("\"", "")).isEqualTo(foreignKey);
		R2dbcEntityTemplate template = context.getBean(R2dbcEntityTemplate.class);
		sql(template, "CREATE TABLE IF NOT EXISTS auto_note (id bigint PRIMARY KEY, user_id bigint, userid bigint)");
		sql(template, "DELETE FROM auto_note");
		template.insert(new Note(1L, Ref.of(User.class, 4L))).block(TIMEOUT);
		assertThat(covet.objects(Note.class).get(1L).block(TIMEOUT)).isEqualTo(new Note(1L, Ref.of(User.class, 4L)));
		assertThat(template.selectOne(Query.empty(), Note.class).block(TIMEOUT).user().id()).isEqualTo(4L);
		assertThat(sql(template, "SELECT \"" + foreignKey + "\" AS k FROM auto_note")).containsExactly(Optional.of(4L));
	}

	private static List<Optional<Object>> sql(R2dbcEntityTemplate template, String sql) {
		Function<Map<String, Object>, Optional<Object>> first = (row) -> Optional.ofNullable(row.get("k"));
		return template.getDatabaseClient().sql(sql).fetch().all().map(first).collectList().block(TIMEOUT);
	}

	@Table("auto_note")
	record Note(@Id Long id, Ref<User> user) {
	}

	record User(@Id Long id) {
	}

	record Mood(String name) {
	}

	static class IdentityNaming implements NamingStrategy {

		@Override
		public String getColumnName(RelationalPersistentProperty property) {
			return property.getName();
		}

	}

	@ReadingConverter
	static class MoodReader implements Converter<String, Mood> {

		@Override
		public Mood convert(String source) {
			return new Mood(source.toLowerCase().replace("!", ""));
		}

	}

	@WritingConverter
	static class MoodWriter implements Converter<Mood, String> {

		@Override
		public String convert(Mood source) {
			return source.name().toUpperCase() + "!";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoConnectionFactories {

		@Bean
		ConnectionFactory first() {
			return TestDatabase.connectionFactory();
		}

		@Bean
		ConnectionFactory second() {
			return TestDatabase.connectionFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryConnectionFactory {

		@Bean
		@Primary
		ConnectionFactory first() {
			return TestDatabase.connectionFactory();
		}

		@Bean
		ConnectionFactory second() {
			return Mockito.mock(ConnectionFactory.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionFactory {

		final ConnectionFactory factory = TestDatabase.connectionFactory();

		@Bean
		ConnectionFactory ownConnectionFactory() {
			return this.factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConverter {

		MappingR2dbcConverter converter;

		@Bean
		MappingR2dbcConverter ownConverter(R2dbcMappingContext context, R2dbcCustomConversions conversions) {
			this.converter = new MappingR2dbcConverter(context, conversions);
			return this.converter;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClassicConfiguration extends AbstractR2dbcConfiguration {

		@Bean
		@Override
		public ConnectionFactory connectionFactory() {
			return TestDatabase.connectionFactory();
		}

	}

}
