package dev.opsboot.config.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The types whose properties a name has passed through. Boot's binder does not bind a
 * type inside itself, except as an element of a collection or map.
 *
 * @param type the last type, null at the start
 * @param parent the path that led to it, null at the start
 * @param inElement whether an element of a collection or map was entered since
 */
record TypePath(@Nullable Class<?> type, @Nullable TypePath parent, boolean inElement) {

	static final TypePath EMPTY = new TypePath(null, null, false);

	/**
	 * Enter an element of a collection or map.
	 * @return the path on which a type may occur again
	 */
	TypePath intoElement() {
		return new TypePath(this.type, this.parent, true);
	}

	/**
	 * Enter the properties of a type.
	 * @param type the type
	 * @return the longer path, or null when the type is not bound inside itself
	 */
	@Nullable TypePath enter(Class<?> type) {
		return (this.inElement || !contains(type)) ? new TypePath(type, this, false) : null;
	}

	/**
	 * Return how many types were entered.
	 * @return the number of types
	 */
	int length() {
		return (this.parent != null) ? this.parent.length() + 1 : 0;
	}

	private boolean contains(Class<?> type) {
		for (TypePath path = this; path != null; path = path.parent) {
			if (path.type == type) {
				return true;
			}
		}
		return false;
	}

}
