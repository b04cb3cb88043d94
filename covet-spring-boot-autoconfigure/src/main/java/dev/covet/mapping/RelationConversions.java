package dev.covet.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConverterRegistry;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.convert.PropertyValueConversions;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;

/**
 * The application's conversions, and {@link Ref} among its simple types: a template or
 * repository writes a handle as the id that it points at, and reads the id as a handle.
 *
 * @since 0.1.0
 */
public final class RelationConversions extends R2dbcCustomConversions {

	// Simple, so that Spring Data does not look for an entity in them.
	private static final Set<Class<?>> HANDLES = Set.of(Ref.class, Many.class);

	private final CustomConversions delegate;

	/**
	 * Create conversions around others.
	 * @param delegate the application's conversions
	 */
	public RelationConversions(CustomConversions delegate) {
		super(StoreConversions.of(new SimpleTypeHolder(HANDLES, delegate.getSimpleTypeHolder())), List.of());
		this.delegate = delegate;
	}

	@Override
	public SimpleTypeHolder getSimpleTypeHolder() {
		return new SimpleTypeHolder(HANDLES, this.delegate.getSimpleTypeHolder());
	}

	@Override
	public boolean isSimpleType(Class<?> type) {
		return HANDLES.contains(type) || this.delegate.isSimpleType(type);
	}

	@Override
	public void registerConvertersIn(ConverterRegistry registry) {
		this.delegate.registerConvertersIn(registry);
		registry.addConverter(new RefToId());
		registry.addConverter(new IdToRef());
	}

	@Override
	public boolean hasValueConverter(PersistentProperty<?> property) {
		return this.delegate.hasValueConverter(property);
	}

	@Override
	public @Nullable PropertyValueConversions getPropertyValueConversions() {
		return this.delegate.getPropertyValueConversions();
	}

	@Override
	public Optional<Class<?>> getCustomWriteTarget(Class<?> source) {
		return (source == Ref.class) ? Optional.of(Object.class) : this.delegate.getCustomWriteTarget(source);
	}

	@Override
	public Optional<Class<?>> getCustomWriteTarget(Class<?> source, Class<?> target) {
		return (source == Ref.class) ? Optional.of(Object.class) : this.delegate.getCustomWriteTarget(source, target);
	}

	@Override
	public boolean hasCustomWriteTarget(Class<?> source) {
		return source == Ref.class || this.delegate.hasCustomWriteTarget(source);
	}

	@Override
	public boolean hasCustomWriteTarget(Class<?> source, Class<?> target) {
		return source == Ref.class || this.delegate.hasCustomWriteTarget(source, target);
	}

	@Override
	public boolean hasCustomReadTarget(Class<?> source, Class<?> target) {
		return (target == Ref.class) ? source != Ref.class : this.delegate.hasCustomReadTarget(source, target);
	}

	private static final class RefToId implements GenericConverter {

		@Override
		public Set<ConvertiblePair> getConvertibleTypes() {
			return Set.of(new ConvertiblePair(Ref.class, Object.class));
		}

		@Override
		public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
			Ref<?> ref = (Ref<?>) source;
			if (ref == null || ref.isEmpty()) {
				return null;
			}
			Object id = ref.id();
			if (id == null) {
				throw new IllegalStateException(ref + " points at an entity without an id: save that first");
			}
			return id;
		}

	}

	private static final class IdToRef implements GenericConverter {

		@Override
		public Set<ConvertiblePair> getConvertibleTypes() {
			return Set.of(new ConvertiblePair(Object.class, Ref.class));
		}

		@Override
		public Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
			return Handles.detached(to.getResolvableType().getGeneric(0).resolve(), source);
		}

	}

}
