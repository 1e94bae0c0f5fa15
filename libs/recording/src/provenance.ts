import {
  addressFamily,
  publisherGroup,
  textSignature,
  wireCredit,
  type Article,
  type SourceOrigin,
  type SupportingClaim,
} from '@newsledger/newsroom';

/** The address of an article; formats that have none name their articles by it. */
const addressOf = ({ url, uri }: Article): string | undefined => url ?? (uri?.startsWith('http') ? uri : undefined);

/** What tells whether an article is independent of others. Takes about a millisecond: it is asked of articles with claims only. */
export function originOf(article: Article): SourceOrigin {
  const { text, authors, publisher } = article;
  const address = addressOf(article);
  const credited = { text, ...(authors && { authors }), ...(publisher !== undefined && { publisher }) };
  const wire = wireCredit(credited);
  const signature = textSignature(text);
  const family = address === undefined ? undefined : addressFamily(address);
  return {
    ...(wire !== undefined && { wire }),
    ...(signature !== undefined && { signature }),
    ...(family !== undefined && { family }),
  };
}

/** Where the claims of a version of an article come from. */
export function provenanceOf(
  article: Article,
  version: {
    readonly articleVersion: number;
    readonly textHash: string;
    readonly deliverySource: string;
    readonly origin: SourceOrigin | undefined;
  },
): Omit<SupportingClaim, 'claim'> {
  const { articleId, url, publisher, published, language } = article;
  const { articleVersion, textHash, deliverySource, origin } = version;
  const address = addressOf(article);
  const named = { ...(address !== undefined && { url: address }), ...(publisher !== undefined && { publisher }) };
  const place = { ...(url !== undefined && { url }), ...(publisher !== undefined && { publisher }) };
  return {
    independenceGroup: publisherGroup({ ...named, source: deliverySource }),
    source: {
      articleId,
      articleVersion,
      textHash,
      ...place,
      ...(published !== undefined && { published }),
      ...(language !== undefined && { language }),
      ...(origin && Object.keys(origin).length > 0 && { origin }),
    },
  };
}
