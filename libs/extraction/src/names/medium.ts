import { lowAt } from '../text/document.js';
import type { Mention } from './entities.js';

const platforms =
  /^(?:facebook|twitter|x|linkedin|instagram|tiktok|youtube|whatsapp|telegram|snapchat|messenger|reddit|discord|twitch|threads|mastodon|bluesky|pinterest|dailymotion|weibo|wechat|substack)$/;

/** "publié sur Facebook", "wrote on LinkedIn": where something is said, which does nothing itself. */
export const isMedium = ({ clause, from, entity }: Mention): boolean =>
  platforms.test(entity.key) && /^(?:sur|on|via)$/.test(lowAt(clause, from - 1));
