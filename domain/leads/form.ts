/** What the kind of a field says of it, where the form tells. */
export type FieldHint = 'email' | 'phone' | 'acceptance';

/** A field of a form as it was filled in. */
export interface FormField {
	/** The label where there is one, else the technical name. */
	name: string;
	/** As texts, blanks around them taken off; several of a list with boxes, none where nothing was filled in. */
	answers: readonly string[];
	hint?: FieldHint;
}

/** One form, filled in once. */
export interface FilledForm {
	fields: readonly FormField[];
	/** The form's name, or the advertisement's. */
	title: string | null;
	/** The address of its page. */
	page: string | null;
	/** When it was sent, as it is written there. */
	sentAt: string | null;
}
