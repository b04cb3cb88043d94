package dev.covet.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.OneToOne;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The entities of these tests: records, classes, keys of two columns.
 */
final class Library {

	static final String[] DDL = { "CREATE TABLE author (id bigserial PRIMARY KEY, name text, born_in_id bigint)",
			"CREATE TABLE profile (id bigserial PRIMARY KEY, bio text, author_id bigint UNIQUE REFERENCES author)", """
					CREATE TABLE book (id bigserial PRIMARY KEY, title text NOT NULL, pages int,
					author_id bigint REFERENCES author, sequel_of_id bigint REFERENCES book,
					created_at timestamptz, changed_at timestamptz, version bigint)""",
			"CREATE TABLE tag (id bigserial PRIMARY KEY, name text)",
			"CREATE TABLE book_tag (book_id bigint REFERENCES book, tag_id bigint REFERENCES tag)", """
					CREATE TABLE review (id bigserial PRIMARY KEY, text text, book_id bigint REFERENCES book,
					reviewer_id bigint REFERENCES author, created_at timestamptz, version int)""",
			"CREATE TABLE branch (city text, number int, name text, PRIMARY KEY (city, number))",
			"CREATE TABLE visit (id bigserial PRIMARY KEY, branch_city text, branch_number int, guest text)",
			"CREATE TABLE loose (name text)" };

	static final String[] TABLES = { "author", "profile", "book", "tag", "book_tag", "review", "branch", "visit",
			"loose" };

	private Library() {
	}

	@Table("author")
	record Author(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "author") Many<Book> books,
			@OneToOne(mappedBy = "author") Ref<Profile> profile) {

		static Author of(String name) {
			return new Author(null, name, Many.none(), Ref.empty());
		}

	}

	@Table("profile")
	record Profile(@Id @Nullable Long id, String bio, Ref<Author> author) {
	}

	@Table("book")
	record Book(@Id @Nullable Long id, String title, @Nullable Integer pages, @Nullable Ref<Author> author,
			@Nullable Ref<Book> sequelOf, @ManyToMany(joinTable = "book_tag") Many<Tag> tags,
			@OneToMany(mappedBy = "book") Many<Review> reviews, @CreatedDate @Nullable Instant createdAt,
			@LastModifiedDate @Nullable Instant changedAt, @Version @Nullable Long version) {

		static Book of(String title, @Nullable Ref<Author> author) {
			return new Book(null, title, null, author, Ref.empty(), Many.none(), Many.none(), null, null, null);
		}

		Book withTitle(String newTitle) {
			return new Book(this.id, newTitle, this.pages, this.author, this.sequelOf, this.tags, this.reviews,
					this.createdAt, this.changedAt, this.version);
		}

		Book withAuthor(@Nullable Ref<Author> newAuthor) {
			return new Book(this.id, this.title, this.pages, newAuthor, this.sequelOf, this.tags, this.reviews,
					this.createdAt, this.changedAt, this.version);
		}

	}

	@Table("tag")
	record Tag(@Id @Nullable Long id, String name, @ManyToMany(joinTable = "book_tag") Many<Book> books) {
	}

	/** A class, with a handle for a column and plain properties beside a key. */
	@Table("review")
	static class Review {

		@Id
		@Nullable Long id;

		@Nullable String text;

		@Nullable Ref<Book> book;

		@Nullable Long reviewerId;

		@ManyToOne(by = "reviewerId")
		@Nullable Ref<Author> reviewer;

		@ManyToOne(by = "reviewerId")
		@Nullable Author plainReviewer;

		@CreatedDate
		@Nullable Instant createdAt;

		@Version
		int version;

		@Transient
		List<String> notes = new ArrayList<>();

	}

	record BranchId(String city, int number) {
	}

	@Table("branch")
	record Branch(@Id @Embedded.Nullable BranchId id, String name, @OneToMany(mappedBy = "branch") Many<Visit> visits) {
	}

	@Table("visit")
	record Visit(@Id @Nullable Long id, @Embedded.Nullable(prefix = "branch_") @Nullable BranchId branch,
			@ManyToOne(by = "branch") Ref<Branch> at, String guest) {
	}

	/** No id, so no entity for Covet; a template can insert it all the same. */
	@Table("loose")
	record Loose(String name) {
	}

}
