package dev.covet.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.BatchSize;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.query.SelectionQuery;

/**
 * Hibernate over a HikariCP pool: read-only sessions without a transaction, to-one
 * relations joined, collections loaded for all posts at once.
 */
class HibernateContender implements Contender {

	private final HikariDataSource pool;

	private final SessionFactory sessions;

	private final ExecutorService threads = Executors.newFixedThreadPool(Work.CONCURRENCY, (task) -> {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	});

	HibernateContender(Database.Address database) {
		this.pool = JdbcContender.pool(database);
		Configuration configuration = new Configuration().addAnnotatedClass(User.class)
			.addAnnotatedClass(Category.class)
			.addAnnotatedClass(Post.class)
			.addAnnotatedClass(Tag.class)
			.addAnnotatedClass(Comment.class);
		configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, this.pool);
		this.sessions = configuration.buildSessionFactory();
	}

	@Override
	public Object run(Work work, long position) {
		return switch (work) {
			case USER_BY_ID -> inSession((session) -> session.find(User.class, position));
			case FLAT_POSTS ->
				inSession((session) -> page(session, "from Post p where p.id > :after order by p.id", position));
			case JOINED_POSTS -> inSession((session) -> joined(session, position));
			case GRAPH -> inSession((session) -> graph(session, position));
			case TWO_COLUMNS -> inSession(
					(session) -> session.createSelectionQuery("select u.id, u.email from User u", Blog.Contact.class)
						.getResultList());
			case USERS -> inSession((session) -> session.createSelectionQuery("from User", User.class).getResultList());
			case IN_FLIGHT -> JdbcContender.inFlight(this.threads, (i) -> (User) run(Work.USER_BY_ID, i), position);
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	private <T> T inSession(Function<Session, T> work) {
		try (Session session = this.sessions.openSession()) {
			session.setDefaultReadOnly(true);
			session.setHibernateFlushMode(FlushMode.MANUAL);
			return work.apply(session);
		}
	}

	private static List<Post> page(Session session, String hql, long after) {
		SelectionQuery<Post> query = session.createSelectionQuery(hql, Post.class);
		return query.setParameter("after", after).setMaxResults(Work.PAGE).getResultList();
	}

	private static List<Post> joined(Session session, long after) {
		return page(session, "from Post p join fetch p.author join fetch p.category where p.id > :after order by p.id",
				after);
	}

	private static List<Post> graph(Session session, long after) {
		List<Post> posts = joined(session, after);
		// One loads all, by its batch size
		posts.forEach((post) -> {
			Hibernate.initialize(post.tags);
			Hibernate.initialize(post.comments);
		});
		return posts;
	}

	@Override
	@SuppressWarnings("unchecked")
	public List<?> plain(Work work, Object result) {
		return switch (work) {
			case USER_BY_ID -> List.of(((User) result).plain());
			case FLAT_POSTS -> ((List<Post>) result).stream().map(Post::flat).toList();
			case JOINED_POSTS -> ((List<Post>) result).stream().map(Post::joined).toList();
			case GRAPH -> ((List<Post>) result).stream().map(Post::graph).toList();
			case TWO_COLUMNS -> (List<?>) result;
			case USERS, IN_FLIGHT -> ((List<User>) result).stream().map(User::plain).toList();
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	@Override
	public void close() {
		this.threads.shutdown();
		this.sessions.close();
		this.pool.close();
	}

	@Entity(name = "User")
	@Table(name = "users")
	static class User {

		@Id
		private Long id;

		private String name;

		private String email;

		private boolean active;

		private BigDecimal reputation;

		private int logins;

		@Column(name = "created_at")
		private Instant createdAt;

		@Column(name = "last_seen_at")
		private Instant lastSeenAt;

		public Long getId() {
			return this.id;
		}

		Blog.User plain() {
			return new Blog.User(this.id, this.name, this.email, this.active, this.reputation, this.logins,
					this.createdAt, this.lastSeenAt);
		}

	}

	@Entity(name = "Category")
	@Table(name = "categories")
	static class Category {

		@Id
		private Long id;

		private String name;

		private String description;

		public Long getId() {
			return this.id;
		}

		Blog.Category plain() {
			return new Blog.Category(this.id, this.name, this.description);
		}

	}

	@Entity(name = "Post")
	@Table(name = "posts")
	static class Post {

		@Id
		private Long id;

		private String title;

		private String content;

		private long views;

		@Column(name = "published_at")
		private Instant publishedAt;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "author_id")
		private User author;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "category_id")
		private Category category;

		@ManyToMany
		@JoinTable(name = "post_tags", joinColumns = @JoinColumn(name = "post_id"),
				inverseJoinColumns = @JoinColumn(name = "tag_id"))
		@BatchSize(size = Work.PAGE)
		private List<Tag> tags;

		@OneToMany(mappedBy = "post")
		@BatchSize(size = Work.PAGE)
		private List<Comment> comments;

		public Long getId() {
			return this.id;
		}

		Blog.Post flat() {
			return new Blog.Post(this.id, this.title, this.content, this.views, this.publishedAt, this.author.getId(),
					this.category.getId());
		}

		Blog.JoinedPost joined() {
			return new Blog.JoinedPost(this.id, this.title, this.content, this.views, this.publishedAt,
					this.author.plain(), this.category.plain());
		}

		Blog.GraphPost graph() {
			return new Blog.GraphPost(this.id, this.title, this.content, this.views, this.publishedAt,
					this.author.plain(), this.category.plain(), this.tags.stream().map(Tag::plain).toList(),
					this.comments.stream().map(Comment::plain).toList());
		}

	}

	@Entity(name = "Tag")
	@Table(name = "tags")
	static class Tag {

		@Id
		private Long id;

		private String name;

		Blog.Tag plain() {
			return new Blog.Tag(this.id, this.name);
		}

	}

	@Entity(name = "Comment")
	@Table(name = "comments")
	static class Comment {

		@Id
		private Long id;

		private String body;

		@Column(name = "created_at")
		private Instant createdAt;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "post_id")
		private Post post;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "author_id")
		private User author;

		Blog.Comment plain() {
			return new Blog.Comment(this.id, this.body, this.createdAt, this.post.getId(), this.author.getId());
		}

	}

}
