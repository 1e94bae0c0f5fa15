/**
 * The one form of an http(s) address, by which articles are told apart: https, host in lower case without `www.`, no
 * default port, credentials, fragment, tracking parameters or closing slash; the rest of the query sorted. Undefined for
 * anything that is no absolute http(s) address. Applying it twice changes nothing.
 *
 * Article ids are made from it and are stored for ever, so this is our own code with frozen samples, not a library whose
 * next version may decide otherwise: what it returns for an address never changes. Percent-escapes are never decoded but
 * for unreserved characters, for two addresses that differ must not become one.
 */
export function normaliseAddress(address: string): string | undefined {
  const url = parseAddress(address);
  if (!url) return undefined;
  const host = withoutWww(url.host);
  const path = tidyEscapes(url.pathname).replace(/(?<!\/)\/+$/, '');
  const query = tidyEscapes(url.search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair))
    .sort(byCodeUnits)
    .join('&');
  return `https://${host}${path}${query === '' ? '' : `?${query}`}`;
}

/** The host (with a port that is not the scheme's own) of an absolute http(s) address, else undefined. */
export function hostOf(address: string): string | undefined {
  return parseAddress(address)?.host;
}

/** Parameters that say how a reader came, never what is read. Adding one changes ids: it needs an alias for the old form. */
const tracking = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok ' +
    'oly_anon_id oly_enc_id vero_id xtor cmpid CMP s_cid ncid ocid ns_mchannel ns_source ns_campaign ns_linkname ns_fee ' +
    'guccounter guce_referrer guce_referrer_sig __twitter_impression fb_action_ids fb_action_types fb_source fb_ref ' +
    '_ga _gl _hsenc _hsmi wt_mc wt_zmc wt.mc_id at_medium at_campaign at_campaign_type at_campaign_group at_creation ' +
    'at_variant at_format at_custom1 at_custom2 at_custom3 at_custom4 at_channel at_network at_term at_platform ' +
    'at_ptr_name at_link_id at_link_type at_link_origin at_bbc_team'
  ).split(' '),
);
const trackingPrefixes = ['utm_', 'pk_', 'mtm_', 'hsa_'];

function parseAddress(address: string): URL | undefined {
  try {
    // Not `URL.canParse`: once compiled, that of Node 20 says no to addresses with letters such as é.
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** `http` and `https` are folded into one, and so are their ports. */
function withoutWww(host: string): string {
  const bare = host.replace(/:(?:80|443)$/, '');
  const rest = bare.replace(/^(?:www\.)+/, '');
  return rest.includes('.') ? rest : bare;
}

function isTracking(pair: string): boolean {
  const name = pair.split('=', 1)[0] ?? '';
  return tracking.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
}

/** RFC 3986 section 6.2.2: escapes in upper case, none for characters that never need one, and no percent sign that is none. */
function tidyEscapes(part: string): string {
  return part.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}

function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
