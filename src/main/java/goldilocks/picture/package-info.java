/**
 * A plotly figure as a PNG, drawn without a display, a network or a font of the machine.
 *
 * <p>Start with {@link goldilocks.picture.Picture}. It reads the maps and lists of a figure's JSON,
 * for Tablesaw's own figures too; {@code Raster} fills shapes, {@code Glyphs} knows the letters.
 */
package goldilocks.picture;
