/**
 * Settings: one HOCON file, the defaults of every module's {@code reference.conf} and {@code --set}
 * values, read into immutable records, with every problem reported at once.
 */
package org.trainyard.common.config;
