/**
 * How our values look in a notebook: figures, tables, matrices, networks and progress.
 *
 * <p>Start with {@link goldilocks.notebook.Kernel}. {@code View} says what each type looks like;
 * {@code JJavaExtension} and {@code IJavaAdapter} tell the kernels. Every lesson uses it unseen.
 */
package goldilocks.notebook;
