/** Forms and the pages that have them. */
export interface Question {
  readonly id: string;
  /** What `field_data` calls the answer: of a question of one's own the question itself, with underscores. */
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly options?: readonly { readonly key: string; readonly value: string }[];
}

export interface Checkbox {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly is_required: boolean;
  readonly is_checked_by_default: boolean;
}

export interface Form {
  readonly id: string;
  readonly pageId: string;
  readonly name: string;
  readonly locale: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'DELETED' | 'DRAFT';
  readonly questions: readonly Question[];
  readonly checkboxes: readonly Checkbox[];
}

export interface Page {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly forms: readonly Form[];
}
