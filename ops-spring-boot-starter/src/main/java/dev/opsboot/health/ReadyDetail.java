package dev.opsboot.health;

import java.util.Map;

/**
 * Something that whoever asks whether the service is ready is told besides. It does not
 * change the answer.
 */
@FunctionalInterface
public interface ReadyDetail {

	/**
	 * What to tell now.
	 * @return it by name, empty where there is nothing to tell
	 */
	Map<String, ?> detail();

}
