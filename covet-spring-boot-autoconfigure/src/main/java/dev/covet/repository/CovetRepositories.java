package dev.covet.repository;

import java.util.function.Supplier;

import dev.covet.Covet;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.data.repository.core.support.RepositoryFragment;

/**
 * Gives each {@link CovetRepository} the methods that Spring Data doesn't know, as a
 * fragment behind the application's own. Other repositories stay as they are.
 *
 * @since 0.1.0
 */
public final class CovetRepositories implements BeanPostProcessor {

	private final Supplier<Covet> covet;

	/**
	 * Create the post-processor.
	 * @param covet the front door, asked for when a repository is used first
	 */
	public CovetRepositories(Supplier<Covet> covet) {
		this.covet = covet;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factory) {
			Class<?> repository = factory.getObjectType();
			if (CovetRepository.class.isAssignableFrom(repository)) {
				RepositoryMetadata metadata = AbstractRepositoryMetadata.getMetadata(repository);
				factory.setRepositoryFragments(RepositoryFragments.of(RepositoryFragment
					.implemented(new DefaultQueryOperations<>(this.covet, metadata.getDomainType()))));
			}
		}
		return bean;
	}

}
