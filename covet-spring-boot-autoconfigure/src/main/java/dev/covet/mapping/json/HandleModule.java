package dev.covet.mapping.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.covet.mapping.Many;
import dev.covet.mapping.Ref;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes and reads handles. A loaded handle is the object or array, an unloaded
 * {@link Ref} is its id, an unloaded {@link Many} is left out. An object inside itself is
 * written as its id. Read, an object becomes a loaded {@code Ref}, anything else an id.
 *
 * @since 0.1.0
 */
public final class HandleModule extends SimpleModule {

	/**
	 * Create the module.
	 */
	public HandleModule() {
		super("covet-handles");
		addSerializer(new RefSerializer());
		addSerializer(new ManySerializer());
		addDeserializer(Ref.class, new RefDeserializer(null));
		addDeserializer(Many.class, new ManyDeserializer(null));
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.configOverride(Many.class)
			.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS));
	}

}
