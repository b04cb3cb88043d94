package dev.covet.query.binary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Hand-written literals for every type of a PostgreSQL database, and the types of the
 * test's own. The samples of an array type follow from those of its element type.
 */
final class TypeSamples {

	static final String SCHEMA = """
			CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree; CREATE EXTENSION cube;
			CREATE TYPE mood AS ENUM ('sad', 'so so', 'hap"py', 'null');
			CREATE DOMAIN positive AS int CHECK (value > 0);
			CREATE DOMAIN span AS interval;
			CREATE TYPE price AS (amount numeric, label text, moods mood[]);
			CREATE TYPE purse AS (owner text, content money);
			CREATE TYPE textrange AS RANGE (subtype = text, multirange_type_name = textmultirange);
			CREATE TABLE pair (a int DEFAULT 1, b int);
			INSERT INTO pair SELECT g / 10, g / 20 FROM generate_series(1, 100) g;
			CREATE STATISTICS pair_statistics (ndistinct, dependencies, mcv) ON a, b FROM pair;
			ANALYZE pair;
			""";

	private static final Map<String, List<String>> LITERALS = new HashMap<>();

	/** Types without an input function: a value from where the server keeps one. */
	private static final Map<String, String> EXPRESSIONS = Map.of("pg_node_tree",
			"(SELECT adbin FROM pg_attrdef WHERE adrelid = 'pair'::regclass)", "pg_ndistinct",
			"(SELECT stxdndistinct FROM pg_statistic_ext_data)", "pg_dependencies",
			"(SELECT stxddependencies FROM pg_statistic_ext_data)", "pg_mcv_list",
			"(SELECT stxdmcv FROM pg_statistic_ext_data)");

	static {
		add("boolean", "true", "false");
		add("bytea", "\\x", "\\x00ff10");
		add("\"char\"", "a", "", "\\", "\\351");
		add("name", "", "some name");
		add("smallint", "0", "-32768", "32767");
		add("integer", "0", "-2147483648", "2147483647");
		add("bigint", "0", "-9223372036854775808", "9223372036854775807");
		add("int2vector", "", "1 -2 3");
		add("oidvector", "", "1 2 4294967295");
		add("oid", "0", "4294967295");
		add("regproc", "now", "0");
		add("regprocedure", "abs(int4)", "0");
		add("regoper", "pg_catalog.||/", "0");
		add("regoperator", "+(int4,int4)", "0");
		add("regclass", "pg_class", "0");
		add("regtype", "int4", "0");
		add("regrole", "postgres", "0");
		add("regnamespace", "pg_catalog", "0");
		add("regconfig", "english", "simple");
		add("regdictionary", "simple", "english_stem");
		add("regcollation", "\"C\"", "0");
		add("text", "", "a", "null", "with \"quotes\", \\ and {braces}", "\u00e4\u20ac\ud83d\ude00", " \t\n");
		add("character varying", "", "a", "x y", "3.5");
		add("character", "", "a", "x y  ");
		add("cstring", "a");
		add("tid", "(0,1)", "(4294967295,65535)");
		add("xid", "0", "4294967295");
		add("cid", "0", "4294967295");
		add("xid8", "0", "18446744073709551615");
		add("json", "null", "{\"a\": [1, 2.50, \"x\"]}", "\"s\"", "1");
		add("jsonb", "null", "{\"a\": [1, 2.50, \"x\"]}", "\"s\"", "1");
		add("jsonpath", "$", "$.a[*] ? (@ > 1)");
		add("xml", "<a/>", "text", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"c\">\u00e4</a>");
		add("pg_node_tree");
		add("point", "(0,0)", "(1.5,-2e300)", "(NaN,Infinity)", "(0.1,1e-7)");
		add("lseg", "[(0,0),(1.5,2)]", "[(1,1),(1,1)]");
		add("path", "[(0,0),(1,1.5),(2,0)]", "((0,0),(1,1.5),(2,0))", "[(1,2)]");
		add("box", "(3,4),(1,2)", "(0,0),(0,0)", "(1e20,2),(0.5,-3)");
		add("polygon", "((0,0),(1,1.5),(2,0))", "((1,2))");
		add("line", "{1,2,3}", "{-1.5,0,1e-5}");
		add("circle", "<(1,2),3>", "<(0,0),0>", "<(-1.5,2e20),0.1>");
		add("real", "0", "-0", "1.5", "-3.4028235e38", "1e-45", "1.17549435e-38", "0.1", "100000", "1000000",
				"123456.7", "0.0001", "0.00001", "NaN", "Infinity", "-Infinity", "16777216", "2e-44", "8.5e9");
		add("double precision", "0", "-0", "1.5", "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "0.1",
				"2e-3", "5.684341886080802e-14", "123456789012345", "1234567890123456", "1e15", "1e14", "0.0001",
				"0.00001", "9007199254740993", "1e23", "2e23", "NaN", "Infinity", "-Infinity");
		add("numeric", "0", "0.00", "-1", "1.50", "100", "10000", "100000000.0001", "0.0001", "0.00000001", "-0.000",
				"12345678901234567890.123456789", "1e100", "1e-100", "NaN", "Infinity", "-Infinity", "9999", "42");
		add("money", "0", "1234.56", "-0.01");
		add("macaddr", "08:00:2b:01:02:03");
		add("macaddr8", "08:00:2b:01:02:03:04:05");
		add("inet", "192.168.1.5", "10.1.2.3/8", "0.0.0.0/0", "::1", "::", "2001:db8::ff00:42:8329", "fe80::1/64",
				"::ffff:1.2.3.4", "::1.2.3.4", "1:0:0:2:0:0:0:3", "1:0:2:0:3:0:4:0", "::2:0", "1::");
		add("cidr", "192.168.0.0/16", "10.1.2.3/32", "0.0.0.0/0", "::1/128", "2001:db8::/32", "::/0");
		add("aclitem", "postgres=r/postgres");
		add("date", "2024-02-29", "1999-12-31", "1969-07-20", "1582-10-15", "1582-10-14", "1500-02-28", "0001-01-01",
				"0044-03-15 BC", "4713-01-01 BC", "9999-12-31", "12345-06-07", "5874897-12-31", "infinity",
				"-infinity");
		add("time without time zone", "00:00", "12:34:56.789", "23:59:59.999999", "24:00", "01:02:03.000001");
		add("time with time zone", "00:00+00", "12:34:56.789-03:30", "24:00+00", "23:59:59.999999+15:59:59",
				"12:00-08");
		add("timestamp without time zone", "2024-02-29 12:34:56", "2000-01-01 00:00", "1999-12-31 23:59:59.999999",
				"1969-12-31 23:59:59.5", "1900-01-01", "1582-10-15", "1582-10-14 23:59:59.999999", "0001-01-01",
				"0044-03-15 12:00:00.25 BC", "4713-11-24 BC", "9999-12-31 23:59:59", "294276-12-31 23:59:59.999999",
				"infinity", "-infinity");
		add("timestamp with time zone", "2024-02-29 12:34:56+00", "2024-07-01 12:00+00",
				"2024-12-01 12:00:00.123456+00", "2000-01-01 00:00+00", "1969-12-31 23:59:59.5+00", "1900-01-01+00",
				"1885-01-01+00", "1850-05-05+00", "1582-10-15+00", "1582-10-01+00", "0001-01-02+00",
				"0044-03-15 12:00:00.25+00 BC", "4713-11-25+00 BC", "9999-12-30+00", "294276-12-30 23:59:59+00",
				"infinity", "-infinity");
		add("interval", "0", "1 year", "-1 year", "1 year 2 mons -3 days", "-1 year 2 mons 3 days 04:05:06",
				"-1 day 01:00", "1 mon -1 day -00:00:01.5", "00:00:00.000001", "-00:00:00.1", "100:00:00",
				"2000000000:00:54.775807", "178000000 years", "-13 mons", "1 day", "1 mon");
		add("bit(3)", "101");
		add("bit", "1");
		add("bit varying", "", "1", "1010101010101");
		add("refcursor", "c1");
		add("uuid", "00000000-0000-0000-0000-000000000000", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
		add("txid_snapshot", "10:20:10,14,15", "1:1:");
		add("pg_snapshot", "10:20:10,14,15", "1:1:");
		add("pg_lsn", "0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF");
		add("tsvector", "", "'a' 'b c':1A,2B,3C,4 'it''s' 'back\\\\slash':16383");
		add("tsquery", "", "a & b | !c", "a <-> b:*A");
		add("gtsvector");
		add("pg_ndistinct");
		add("pg_dependencies");
		add("pg_mcv_list");
		add("pg_brin_bloom_summary");
		add("pg_brin_minmax_multi_summary");
		addRanges("int4", "[1,5)", "[-3,)", "(,4)");
		addRanges("int8", "[1,5000000000)", "(,)");
		addRanges("num", "[1.5,NaN]", "(0.00,1e20)", "(,-1]");
		addRanges("ts", "[2024-01-01,2024-01-02 12:00)", "(-infinity,infinity)", "[,2000-01-01]");
		addRanges("tstz", "[2024-01-01 00:00+00,2024-07-02 12:00+00)", "[,2000-01-01+00]");
		addRanges("date", "[2024-01-01,2024-02-01)", "[0044-03-15 BC,)");
		addRanges("text", "[a,b)", "[\"\",\"a \\\"b\\\", \\\\c\")", "[a(,]");
		add("information_schema.cardinal_number", "1");
		add("information_schema.character_data", "a");
		add("information_schema.sql_identifier", "a");
		add("information_schema.time_stamp", "2024-02-29 12:34:56+00");
		add("information_schema.yes_or_no", "YES");
		add("hstore", "", "a=>1, \"b c\"=>NULL, \"q\\\"\"=>\"\\\\\"");
		add("citext", "", "Some Text");
		add("ltree", "a.b.c");
		add("lquery", "a.*.c");
		add("ltxtquery", "a & b");
		add("cube", "(1,2,3)");
		add("ghstore");
		add("ltree_gist");
		add("mood", "sad", "so so", "hap\"py", "null");
		add("positive", "1");
		add("span", "1 day 02:00");
		add("price", "(,,)", "(1.50,\"a, \\\"b\\\"\",\"{sad,\\\"so so\\\"}\")", "(NaN,\"\",{})");
		add("purse", "(me,5.00)", "(me,)");
	}

	private TypeSamples() {
	}

	/**
	 * Return SQL expressions for values of a type.
	 * @param type the name of the type, as {@code format_type} gives it
	 * @param elementType the name of the element type, for arrays
	 * @param rowType whether it is the row type of a table
	 * @return the expressions, or {@code null} if nobody has written samples for the type
	 */
	static @Nullable List<String> of(String type, @Nullable String elementType, boolean rowType) {
		List<String> values = new ArrayList<>();
		values.add("NULL::" + type);
		if (elementType != null) {
			List<String> elements = of(elementType, null, rowType);
			return (elements != null) ? arrays(type, elements) : null;
		}
		if (rowType) {
			values.add("json_populate_record(NULL::" + type + ", '{}')");
			return values;
		}
		List<String> literals = LITERALS.get(type);
		if (literals == null) {
			return null;
		}
		if (EXPRESSIONS.containsKey(type)) {
			values.add(EXPRESSIONS.get(type));
		}
		literals.forEach((literal) -> values.add("'" + literal.replace("'", "''") + "'::" + type));
		return values;
	}

	private static List<String> arrays(String type, List<String> elements) {
		String all = String.join(", ", elements);
		String last = elements.get(elements.size() - 1);
		return List.of("NULL::" + type, "'{}'::" + type, "ARRAY[%s]::%s".formatted(last, type),
				"ARRAY[%s]::%s".formatted(all, type), "ARRAY[[%s], [%s]]::%s".formatted(all, all, type),
				"array_fill(%s, ARRAY[2, 1], ARRAY[0, -3])::%s".formatted(last, type));
	}

	private static void add(String type, String... literals) {
		LITERALS.put(type, List.of(literals));
	}

	private static void addRanges(String prefix, String... literals) {
		List<String> ranges = new ArrayList<>(List.of(literals));
		ranges.add("empty");
		LITERALS.put(prefix + "range", ranges);
		LITERALS.put(prefix + "multirange", List.of("{}", "{" + literals[0] + "}", "{" + literals[1] + "}"));
	}

}
