package dev.covet.query.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The types of one connection's database and what the text of their values depends on.
 */
final class ConnectionTypes {

	private final Map<Integer, DatabaseType> userTypes;

	private final Set<String> changedSettings;

	private final SessionZone zone;

	ConnectionTypes(Map<Integer, DatabaseType> userTypes, Set<String> changedSettings, SessionZone zone) {
		this.userTypes = userTypes;
		this.changedSettings = changedSettings;
		this.zone = zone;
	}

	/**
	 * Return these types for text that is parsed again, whatever the session's settings.
	 * @return the types
	 */
	ConnectionTypes withDefaultSettings() {
		return this.changedSettings.isEmpty() ? this : new ConnectionTypes(this.userTypes, Set.of(), this.zone);
	}

	String toText(int oid, ByteBuf value) {
		DatabaseType type = find(oid);
		if (type == null) {
			return lateText(value);
		}
		try {
			return type.form().toText(value, this);
		}
		catch (NoTextFormException ex) {
			throw ex.within(type.name());
		}
	}

	char delimiter(int oid) {
		DatabaseType type = find(oid);
		return (type != null) ? type.delimiter() : ',';
	}

	@Nullable String nameOf(int oid) {
		DatabaseType type = find(oid);
		return (type != null) ? type.name() : null;
	}

	ZoneOffset offsetAt(long micros) {
		return this.zone.offsetAt(micros);
	}

	void requireDefaultSetting(String name) {
		if (this.changedSettings.contains(name)) {
			throw new NoTextFormException("its text depends on " + name + ", which is not the default here");
		}
	}

	static String bytesToText(ByteBuf value, ConnectionTypes types) {
		types.requireDefaultSetting("bytea_output");
		return ScalarForms.bytes(value);
	}

	private @Nullable DatabaseType find(int oid) {
		DatabaseType type = BuiltinType.find(oid);
		return (type != null) ? type : this.userTypes.get(oid);
	}

	/*
	 * A type that was created after the connection was opened, as when a pooled
	 * connection has run the script that creates an enum. The label of an enum is sent as
	 * printable text; composites, ranges, multiranges and arrays all start with a control
	 * character.
	 */
	private static String lateText(ByteBuf value) {
		try {
			ByteBuffer bytes = value.nioBuffer();
			String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
			if (!text.isEmpty() && text.chars().noneMatch(Character::isISOControl)) {
				return text;
			}
		}
		catch (CharacterCodingException ex) {
			// not text
		}
		throw new NoTextFormException("it is the row type of a table, or younger than this connection");
	}

}
