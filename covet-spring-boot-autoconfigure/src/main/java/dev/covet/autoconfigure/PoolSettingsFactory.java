package dev.covet.autoconfigure;

import java.util.Locale;

import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolSize;
import dev.covet.pool.PoolSizing;
import dev.covet.pool.PoolTraffic;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes the settings of all pools from the properties. A size or overflow that is set
 * wins over the traffic's.
 */
final class PoolSettingsFactory {

	private final CovetPoolProperties properties;

	private final Binder binder;

	PoolSettingsFactory(CovetPoolProperties properties, Environment environment) {
		this.properties = properties;
		this.binder = Binder.get(environment);
	}

	PoolSettings settings() {
		PoolSize size = size();
		return new PoolSettings(size.size(), size.maxOverflow(), this.properties.getTimeout(),
				this.properties.getRecycle(), this.properties.isPrePing(), this.properties.getOverflowIdle(),
				this.properties.isEcho(), this.properties.getHeldThreshold());
	}

	private PoolSize size() {
		PoolSize preset = preset();
		return new PoolSize(isSet("size") ? this.properties.getSize() : preset.size(),
				isSet("max-overflow") ? this.properties.getMaxOverflow() : preset.maxOverflow());
	}

	private PoolSize preset() {
		Integer cores = this.properties.getDatabaseCores();
		return PoolSizing.of(this.properties.getTraffic(),
				(cores != null) ? cores : Runtime.getRuntime().availableProcessors(), this.properties.getSpindles(),
				new PoolSize(this.properties.getSize(), this.properties.getMaxOverflow()));
	}

	// What to say where both are set, null where there is nothing to say.
	@Nullable String conflict() {
		PoolSize preset = preset();
		PoolSize size = size();
		return (this.properties.getTraffic() == PoolTraffic.CUSTOM || size.equals(preset)) ? null
				: "covet.pool.traffic=%s would make the pool %d with an overflow of %d; what is set explicitly wins: covet.pool.size %d, covet.pool.max-overflow %d"
					.formatted(this.properties.getTraffic().name().toLowerCase(Locale.ROOT), preset.size(),
							preset.maxOverflow(), size.size(), size.maxOverflow());
	}

	private boolean isSet(String key) {
		return this.binder.bind("covet.pool." + key, Integer.class).isBound();
	}

}
