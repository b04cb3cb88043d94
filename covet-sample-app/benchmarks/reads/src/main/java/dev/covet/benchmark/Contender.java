package dev.covet.benchmark;

import java.util.List;

/**
 * A way to do the work.
 */
interface Contender extends AutoCloseable {

	/**
	 * Do a unit of work. This is what is measured.
	 * @param work the work
	 * @param position an id: of the user to read, of the post before the page, of the
	 * first of many users
	 * @return what was read, as this contender represents it
	 */
	Object run(Work work, long position);

	/**
	 * Translate what was read to the records of {@link Blog}, for the comparison.
	 * @param work the work
	 * @param result what {@link #run} returned
	 * @return the records
	 */
	List<?> plain(Work work, Object result);

	@Override
	void close();

	/** The contenders by name. */
	enum Name {

		R2DBC_DEFAULT("R2DBC by hand"), R2DBC_BINARY("R2DBC by hand, binary"), TEMPLATE("R2dbcEntityTemplate"),
		JDBC("JDBC by hand"), HIBERNATE("Hibernate ORM"), COVET("Covet"), COVET_UNOBSERVED("Covet, nothing observed"),
		COVET_POOL("R2DBC by hand on Covet's pool"), COVET_POOL_PINGING("R2DBC by hand on Covet's pool, pinging"),
		CACHE_LOCAL("Covet, cached in the JVM"), CACHE_REDIS("Covet, cached in Redis"), CACHE_MISS("Covet, a miss"),
		CACHE_BYPASS("Covet, uncached beside the cache"), SPRING_CAFFEINE("@Cacheable over Caffeine"),
		SPRING_REDIS("@Cacheable over Redis"), LETTUCE("Lettuce GET and Jackson by hand");

		private final String title;

		Name(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

		boolean does(Work work) {
			if (work.isCached()) {
				return this == COVET || isCache();
			}
			if (isCache()) {
				return false;
			}
			if (this == COVET_POOL || this == COVET_POOL_PINGING) {
				return work == Work.USER_BY_ID || work == Work.IN_FLIGHT;
			}
			return switch (work) {
				case GRAPH_PEERS, GRAPH_NAIVE -> this == COVET;
				case USER_BY_ID, GRAPH, TWO_COLUMNS, USERS -> true;
				case BULK_CREATE -> this == R2DBC_BINARY || this == TEMPLATE || this == COVET;
				case BULK_UPDATE, UPDATE_BY_QUERY, AGGREGATE, KEYSET_PAGE -> this == R2DBC_BINARY || this == COVET;
				case FLAT_POSTS, JOINED_POSTS, IN_FLIGHT -> this != COVET_UNOBSERVED;
				case CACHED_USER, CACHED_GRAPH -> false;
			};
		}

		boolean isCache() {
			return ordinal() >= CACHE_LOCAL.ordinal();
		}

		Contender open(Database.Address database) {
			return switch (this) {
				case R2DBC_DEFAULT -> new R2dbcContender(database, false);
				case R2DBC_BINARY -> new R2dbcContender(database, true);
				case TEMPLATE -> new TemplateContender(database);
				case JDBC -> new JdbcContender(database);
				case HIBERNATE -> new HibernateContender(database);
				case COVET -> new CovetContender(database, true);
				case COVET_UNOBSERVED -> new CovetContender(database, false);
				case COVET_POOL -> new CovetPoolContender(database, false);
				case COVET_POOL_PINGING -> new CovetPoolContender(database, true);
				case CACHE_LOCAL, CACHE_REDIS, CACHE_MISS, CACHE_BYPASS -> new CovetCacheContender(database, this);
				case SPRING_CAFFEINE -> new SpringCacheContender(database, "caffeine");
				case SPRING_REDIS -> new SpringCacheContender(database, "redis");
				case LETTUCE -> new LettuceContender(database);
			};
		}

	}

}
