package dev.opsboot.config.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindConstructorProvider;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The properties of a type that is bound through its constructor.
 */
final class ConstructorProperties {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final Shapes shapes;

	private final ResolvableType type;

	private final Class<?> raw;

	ConstructorProperties(Shapes shapes, ResolvableType type, Class<?> raw) {
		this.shapes = shapes;
		this.type = type;
		this.raw = raw;
	}

	void addTo(Map<String, Property> properties) {
		Constructor<?> constructor = BindConstructorProvider.DEFAULT.getBindConstructor(this.raw, false);
		@Nullable String @Nullable [] names = (constructor != null) ? NAMES.getParameterNames(constructor) : null;
		if (constructor == null || names == null) {
			return;
		}
		Parameter[] parameters = constructor.getParameters();
		for (int i = 0; i < parameters.length; i++) {
			ConfigurationPropertyName name = name(parameters[i], names[i]);
			if (name != null) {
				MethodParameter parameter = new MethodParameter(constructor, i);
				ResolvableType parameterType = ResolvableType.forMethodParameter(parameter, this.type);
				ShapeRef ref = new ShapeRef(this.shapes, parameterType, false);
				properties.putIfAbsent(UniformNames.of(name), new Property(name, ref, true));
			}
		}
	}

	private static @Nullable ConfigurationPropertyName name(Parameter parameter, @Nullable String name) {
		String declared = MergedAnnotations.from(parameter)
			.get(Name.class)
			.getValue(MergedAnnotation.VALUE, String.class)
			.orElse(name);
		return (declared != null) ? ConfigurationPropertyName.ofIfValid(DataObjectPropertyName.toDashedForm(declared))
				: null;
	}

}
