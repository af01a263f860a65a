package dev.opsboot.config.catalog;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Tells which keys a property of the metadata stands for.
 *
 * @param name its name
 * @param type its type, empty where none is given
 */
record MetadataType(ConfigurationPropertyName name, String type) {

	static MetadataType of(MetadataProperty property) {
		return new MetadataType(ConfigurationPropertyName.adapt(property.name(), '.'),
				(property.type() != null) ? property.type() : "");
	}

	/**
	 * Whether a key is the property or an allowed one below it: any below a map or a type
	 * of some library, a number below a list.
	 * @param key the key
	 * @return whether the key is known
	 */
	boolean covers(ConfigurationPropertyName key) {
		if (this.name.equals(key)) {
			return true;
		}
		if (!this.name.isAncestorOf(key)) {
			return false;
		}
		return isOpen() || (isList() && key.isNumericIndex(this.name.getNumberOfElements()));
	}

	private boolean isOpen() {
		return this.type.startsWith("java.util.Map") || this.type.startsWith("java.util.Properties")
				|| (!this.type.startsWith("java.") && !this.type.endsWith("[]") && !this.type.isEmpty());
	}

	private boolean isList() {
		return this.type.endsWith("[]") || this.type.startsWith("java.util.");
	}

}
