package dev.opsboot;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the shape of the tree: one package per concern, all wiring in one, arrows one
 * way.
 */
class ArchitectureTests {

	private static final String AUTOCONFIGURE = "dev.opsboot.autoconfigure..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.opsboot");

	@Test
	void importsTheClassesThatTheRulesJudge() {
		assertThat(CLASSES).extracting(JavaClass::getPackageName).contains("dev.opsboot.config");
	}

	@Test
	void packagesHaveNoCycles() {
		check(SlicesRuleDefinition.slices().matching("dev.opsboot.(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyWiringKnowsWiring() {
		check(ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(AUTOCONFIGURE));
	}

	@Test
	void autoConfigurationsArePublicFinalAndInOnePlace() {
		check(ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.andShould()
			.resideInAPackage("dev.opsboot.autoconfigure")
			.andShould()
			.bePublic()
			.andShould(haveFinalModifier()));
	}

	@Test
	void whatIsNamedAutoConfigurationIsOne() {
		check(ArchRuleDefinition.classes()
			.that()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.should()
			.beAnnotatedWith(AutoConfiguration.class));
	}

	@Test
	void beanMethodsArePackagePrivate() {
		check(ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate());
	}

	/**
	 * An application may have a bean of any name; two of one name stop its start. The
	 * others are for the application to replace by name, or to tell apart by it.
	 */
	@Test
	void namesOfBeansAreNotThoseOfAnApplication() {
		check(ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.and()
			.areDeclaredInClassesThat()
			.resideInAPackage(AUTOCONFIGURE)
			.should()
			.haveNameMatching("ops[A-Z].*|liveProbe|readyProbe|coreRetryTemplate|springRetryTemplate"));
	}

	@Test
	void packagesAreNullMarked() {
		check(ArchRuleDefinition.classes().should(resideInANullMarkedPackage()));
	}

	@Test
	void fieldsAreNotInjected() {
		check(ArchRuleDefinition.noFields()
			.should()
			.beAnnotatedWith(Autowired.class)
			.orShould()
			.beAnnotatedWith(Value.class)
			.orShould()
			.beAnnotatedWith("jakarta.annotation.Resource")
			.orShould()
			.beAnnotatedWith("jakarta.inject.Inject"));
	}

	@Test
	void javaUtilLoggingIsNotUsed() {
		check(ArchRuleDefinition.noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging"));
	}

	@Test
	void onlyTheProcessPackageEndsTheJvm() {
		check(ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.opsboot.process..")
			.should()
			.accessTargetWhere(endsTheJvm()));
	}

	@Test
	void onlyTheTomlPackageKnowsTheParser() {
		check(ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.opsboot.config.toml")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.tomlj.."));
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

	private static ArchCondition<JavaClass> haveFinalModifier() {
		return ArchCondition
			.from(DescribedPredicate.describe("be final", (type) -> type.getModifiers().contains(JavaModifier.FINAL)));
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return ArchCondition.from(DescribedPredicate.describe("reside in a package with @NullMarked",
				(type) -> type.getPackage().isAnnotatedWith(NullMarked.class)));
	}

	private static DescribedPredicate<JavaAccess<?>> endsTheJvm() {
		return DescribedPredicate.describe("ends the JVM",
				(access) -> Set.of("exit", "halt").contains(access.getTarget().getName())
						&& (access.getTargetOwner().isEquivalentTo(System.class)
								|| access.getTargetOwner().isEquivalentTo(Runtime.class)));
	}

}
