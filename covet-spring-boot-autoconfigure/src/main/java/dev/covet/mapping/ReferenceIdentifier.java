package dev.covet.mapping;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.UnaryOperator;

import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * A derived column name, in the letter case of the database as Spring Data does it for
 * the columns that it derives itself.
 */
record ReferenceIdentifier(String name, boolean quoted) implements SqlIdentifier {

	@Override
	public String toSql(IdentifierProcessing processing) {
		String normalized = processing.standardizeLetterCase(this.name);
		return this.quoted ? processing.quote(normalized) : normalized;
	}

	@Override
	public SqlIdentifier transform(UnaryOperator<String> transformation) {
		return new ReferenceIdentifier(transformation.apply(this.name), this.quoted);
	}

	@Override
	public String toString() {
		return this.name;
	}

	@Override
	public Iterator<SqlIdentifier> iterator() {
		return Collections.<SqlIdentifier>singleton(this).iterator();
	}

}
