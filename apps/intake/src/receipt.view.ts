/** What is wrong with one article, as in a problem (RFC 9457). */
export class RefusalView {
  /** A stable code, `urn:newsledger:problem:<reason>`. */
  type: string;
  title: string;
  /** The status that the article would have had on its own. */
  status: number;
  detail?: string;
  errors?: RefusedFieldView[];
}

export class RefusedFieldView {
  /** A JSON pointer into the request's body, `?name` for a parameter, or the name of a header. */
  pointer: string;
  detail: string;
}

/** What became of one article of a request. */
export class ReceiptItemView {
  /** `accepted`: Kafka has acknowledged it, and it will be recorded. `refused`: it was not passed on. */
  status: 'accepted' | 'refused';
  /** With `id`, the name of the delivery, by which `GET /v1/deliveries` tells what became of it. */
  source?: string;
  id?: string;
  /** The id under which the article is read later. */
  articleId?: string;
  problem?: RefusalView;
}

/** One result per article of the request, in its order. */
export class ReceiptView {
  results: ReceiptItemView[];
}
