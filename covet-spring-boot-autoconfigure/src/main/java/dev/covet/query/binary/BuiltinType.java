package dev.covet.query.binary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The types that every PostgreSQL has under the same object id. Where no text form is
 * given, reading the type as text is an error: names of database objects aren't in the
 * value, and the text of money depends on a setting of the session.
 */
enum BuiltinType {

	BOOL(16, 1000, ScalarForms::bool), BYTEA(17, 1001, ConnectionTypes::bytesToText),
	CHAR(18, 1002, ScalarForms::singleByte), NAME(19, 1003, ScalarForms::text), INT8(20, 1016, ScalarForms::int8),
	INT2(21, 1005, ScalarForms::int2), INT2VECTOR(22, 1006, NestedForms::vector), INT4(23, 1007, ScalarForms::int4),
	REGPROC(24, 1008), TEXT(25, 1009, ScalarForms::text), OID(26, 1028, ScalarForms::unsigned4),
	TID(27, 1010, ScalarForms::rowId), XID(28, 1011, ScalarForms::unsigned4), CID(29, 1012, ScalarForms::unsigned4),
	OIDVECTOR(30, 1013, NestedForms::vector), JSON(114, 199, ScalarForms::text), XML(142, 143, ScalarForms::text),
	PG_NODE_TREE(194, 0, ScalarForms::text), POINT(600, 1017, GeometricForms::point),
	LSEG(601, 1018, GeometricForms::segment), PATH(602, 1019, GeometricForms::path),
	BOX(603, 1020, GeometricForms::box), POLYGON(604, 1027, GeometricForms::polygon),
	LINE(628, 629, GeometricForms::line), CIDR(650, 651, NetworkForms::address), FLOAT4(700, 1021, NumberForms::float4),
	FLOAT8(701, 1022, NumberForms::float8), UNKNOWN(705, 0, ScalarForms::text),
	CIRCLE(718, 719, GeometricForms::circle), MACADDR8(774, 775, NetworkForms::hardwareAddress), MONEY(790, 791),
	MACADDR(829, 1040, NetworkForms::hardwareAddress), INET(869, 1041, NetworkForms::address), ACLITEM(1033, 1034),
	BPCHAR(1042, 1014, ScalarForms::text), VARCHAR(1043, 1015, ScalarForms::text),
	DATE(1082, 1182, TemporalForms::date), TIME(1083, 1183, TemporalForms::time),
	TIMESTAMP(1114, 1115, TemporalForms::timestamp), TIMESTAMPTZ(1184, 1185, TemporalForms::timestampWithZone),
	INTERVAL(1186, 1187, TemporalForms::interval), TIMETZ(1266, 1270, TemporalForms::timeWithZone),
	BIT(1560, 1561, ScalarForms::bits), VARBIT(1562, 1563, ScalarForms::bits),
	NUMERIC(1700, 1231, NumberForms::numeric), REFCURSOR(1790, 2201, ScalarForms::text), REGPROCEDURE(2202, 2207),
	REGOPER(2203, 2208), REGOPERATOR(2204, 2209), REGCLASS(2205, 2210), REGTYPE(2206, 2211),
	RECORD(2249, 2287, NestedForms::record), CSTRING(2275, 1263, ScalarForms::text),
	ANYARRAY(2277, 0, NestedForms::array), VOID(2278, 0, ScalarForms::text), UUID(2950, 2951, ScalarForms::uuid),
	TXID_SNAPSHOT(2970, 2949, ScalarForms::snapshot), PG_LSN(3220, 3221, ScalarForms::logPosition),
	PG_NDISTINCT(3361, 0), PG_DEPENDENCIES(3402, 0), TSVECTOR(3614, 3643, DocumentForms::searchVector),
	TSQUERY(3615, 3645), GTSVECTOR(3642, 3644), REGCONFIG(3734, 3735), REGDICTIONARY(3769, 3770),
	JSONB(3802, 3807, ScalarForms::versionedText), INT4RANGE(3904, 3905, range(23)), NUMRANGE(3906, 3907, range(1700)),
	TSRANGE(3908, 3909, range(1114)), TSTZRANGE(3910, 3911, range(1184)), DATERANGE(3912, 3913, range(1082)),
	INT8RANGE(3926, 3927, range(20)), JSONPATH(4072, 4073, ScalarForms::versionedText), REGNAMESPACE(4089, 4090),
	REGROLE(4096, 4097), REGCOLLATION(4191, 4192), INT4MULTIRANGE(4451, 6150, multirange(23)),
	NUMMULTIRANGE(4532, 6151, multirange(1700)), TSMULTIRANGE(4533, 6152, multirange(1114)),
	TSTZMULTIRANGE(4534, 6153, multirange(1184)), DATEMULTIRANGE(4535, 6155, multirange(1082)),
	INT8MULTIRANGE(4536, 6157, multirange(20)), PG_BRIN_BLOOM_SUMMARY(4600, 0), PG_BRIN_MINMAX_MULTI_SUMMARY(4601, 0),
	PG_MCV_LIST(5017, 0), PG_SNAPSHOT(5038, 5039, ScalarForms::snapshot), XID8(5069, 271, ScalarForms::unsigned8);

	private static final Map<Integer, DatabaseType> TYPES = new HashMap<>();

	static {
		Arrays.stream(values()).forEach((type) -> {
			String name = type.name().toLowerCase(Locale.ROOT);
			char delimiter = (type == BOX) ? ';' : ',';
			TYPES.put(type.oid, new DatabaseType(name, delimiter, type.form));
			TYPES.put(type.arrayOid, new DatabaseType(name + "[]", ',', NestedForms::array));
		});
		TYPES.remove(0);
	}

	private final int oid;

	private final int arrayOid;

	private final TextForm form;

	BuiltinType(int oid, int arrayOid) {
		this(oid, arrayOid, TextForm.none("its text cannot be made from the binary value alone"));
	}

	BuiltinType(int oid, int arrayOid, Function<ByteBuf, String> form) {
		this(oid, arrayOid, TextForm.of(form));
	}

	BuiltinType(int oid, int arrayOid, TextForm form) {
		this.oid = oid;
		this.arrayOid = arrayOid;
		this.form = form;
	}

	int oid() {
		return this.oid;
	}

	int arrayOid() {
		return this.arrayOid;
	}

	static @Nullable DatabaseType find(int oid) {
		return TYPES.get(oid);
	}

	private static TextForm range(int boundType) {
		return (value, types) -> NestedForms.range(value, boundType, types);
	}

	private static TextForm multirange(int boundType) {
		return (value, types) -> NestedForms.multirange(value, boundType, types);
	}

}
