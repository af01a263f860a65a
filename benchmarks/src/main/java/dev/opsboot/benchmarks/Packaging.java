package dev.opsboot.benchmarks;

import java.util.List;

import dev.opsboot.benchmarks.app.SampleApplication;

/**
 * What the JVM loads the application from.
 */
enum Packaging {

	/**
	 * A directory of classes and the jars of Maven's repository.
	 */
	CLASS_PATH {

		@Override
		List<String> options(Variant variant) {
			return List.of("-cp", variant.classPath().toString(), SampleApplication.class.getName());
		}

	},

	/**
	 * The executable jar that Boot's plugin makes.
	 */
	JAR {

		@Override
		List<String> options(Variant variant) {
			return List.of("-jar", variant.jar().toString());
		}

	};

	/**
	 * What to tell the JVM.
	 * @param variant the variant to start
	 * @return its options, without any that tune it
	 */
	abstract List<String> options(Variant variant);

}
