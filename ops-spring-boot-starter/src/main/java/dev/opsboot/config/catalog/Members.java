package dev.opsboot.config.catalog;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.opsboot.config.catalog.Shape.Kind;
import dev.opsboot.config.catalog.Shape.Member;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindConstructorProvider;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the members that the binder binds: the parameters of the constructor, or else
 * what has a setter, and what a getter gives to be filled.
 */
final class Members {

	private final ResolvableType type;

	private final Map<String, Member> members = new LinkedHashMap<>();

	private Members(ResolvableType type) {
		this.type = type;
	}

	/**
	 * The members of a type.
	 * @param type the type
	 * @param bindMethod how it is bound, or null where the type decides
	 * @return the members by the uniform form of their names; none for a type that needs
	 * a library which is not there
	 */
	static Map<String, Member> of(ResolvableType type, @Nullable BindMethod bindMethod) {
		Members members = new Members(type);
		try {
			members.add(bindMethod);
		}
		catch (LinkageError ex) {
			return Map.of();
		}
		return members.members;
	}

	private void add(@Nullable BindMethod bindMethod) {
		Constructor<?> constructor = (bindMethod != BindMethod.JAVA_BEAN) ? BindConstructorProvider.DEFAULT
			.getBindConstructor(Bindable.of(this.type).withBindMethod(bindMethod), bindMethod == null) : null;
		if (constructor != null) {
			addParameters(constructor);
		}
		else {
			addProperties();
		}
	}

	private void addParameters(Constructor<?> constructor) {
		@Nullable String[] names = new DefaultParameterNameDiscoverer().getParameterNames(constructor);
		Parameter[] parameters = constructor.getParameters();
		for (int i = 0; i < parameters.length; i++) {
			Name name = parameters[i].getAnnotation(Name.class);
			String given = (name != null) ? name.value() : ((names != null) ? names[i] : null);
			if (given != null) {
				add(given, MethodParameter.forExecutable(constructor, i));
			}
		}
	}

	private void addProperties() {
		Class<?> owner = this.type.resolve(Object.class);
		for (Class<?> each = owner; each != null && each != Object.class; each = each.getSuperclass()) {
			for (Method method : each.getDeclaredMethods()) {
				if (isCandidate(method)) {
					addSetter(owner, method);
				}
			}
		}
		for (Class<?> each = owner; each != null && each != Object.class; each = each.getSuperclass()) {
			for (Method method : each.getDeclaredMethods()) {
				if (isCandidate(method)) {
					addGetter(owner, method);
				}
			}
		}
	}

	private static boolean isCandidate(Method method) {
		int modifiers = method.getModifiers();
		return !Modifier.isPrivate(modifiers) && !Modifier.isProtected(modifiers) && !Modifier.isAbstract(modifiers)
				&& !Modifier.isStatic(modifiers) && !method.isBridge() && !method.isSynthetic();
	}

	private void addSetter(Class<?> owner, Method method) {
		if (method.getName().startsWith("set") && method.getName().length() > 3 && method.getParameterCount() == 1) {
			add(name(owner, method.getName().substring(3)), new MethodParameter(method, 0));
		}
	}

	/**
	 * A value cannot be set through a getter, the others can be filled.
	 */
	private void addGetter(Class<?> owner, Method method) {
		if (method.getName().startsWith("get") && method.getName().length() > 3 && method.getParameterCount() == 0) {
			MethodParameter result = new MethodParameter(method, -1);
			if (Shape.of(ResolvableType.forMethodParameter(result, this.type), null).kind() != Kind.VALUE) {
				add(name(owner, method.getName().substring(3)), result);
			}
		}
	}

	private static String name(Class<?> owner, String capitalized) {
		String property = Introspector.decapitalize(capitalized);
		Field field = ReflectionUtils.findField(owner, property);
		Name name = (field != null) ? field.getAnnotation(Name.class) : null;
		return (name != null) ? name.value() : property;
	}

	private void add(String name, MethodParameter parameter) {
		Shape shape = Shape.of(ResolvableType.forMethodParameter(parameter, this.type), null);
		this.members.putIfAbsent(PropertyNames.uniform(name), new Member(PropertyNames.dashed(name), shape));
	}

}
