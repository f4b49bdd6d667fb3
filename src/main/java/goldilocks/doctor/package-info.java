/**
 * Why a network does not learn: rules as a table, findings in words.
 *
 * <p>Read {@link goldilocks.doctor.Diagnosis} first; lesson 15 uses it.
 */
package goldilocks.doctor;
