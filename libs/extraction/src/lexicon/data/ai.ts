import type { Categories } from '../phrases.js';
import { aiEnglish } from './ai-english.js';
import { aiFrench } from './ai-french.js';

/**
 * Words of artificial intelligence and of what organisations do about it. A category that ends in `Verb` holds verbs, one that ends in
 * `Noun` the nouns of the same deed, which need a verb like "announces" or "signs" (`lightVerb`) or a possessive beside them.
 */
export const aiWords: Readonly<Record<'fr' | 'en', Categories>> = { fr: aiFrench, en: aiEnglish };

/** Organisations whose whole work is AI: to name them is to speak of it. Lower case. */
export const aiOrganisations =
  'openai|anthropic|mistral|mistral ai|deepmind|google deepmind|xai|perplexity|cohere|stability ai|hugging face|deepseek|scale ai|character.ai|elevenlabs|midjourney|runway|deepfloyd|deepgram|cartesia|moonshot ai|zhipu|minimax|h company|poolside|black forest labs|cursor|windsurf|replit|inflection|adept|ai21|ai21 labs|aleph alpha|coreweave|cerebras|groq|sambanova|wayve|waymo|helsing|lovable|suno|udio|figure ai|safe superintelligence|thinking machines|thinking machines lab|sakana ai|nabla|lighton|kyutai|databricks|glean|harvey|synthesia|clearview ai|dataiku|owkin|ami labs|reflection ai'.split(
    '|',
  );

/** Products of AI by the name that the press uses, and their houses; a product never acts, its house does. Lower case. */
export const aiProducts: Readonly<Record<string, string>> = {
  chatgpt: 'OpenAI',
  gpt: 'OpenAI',
  sora: 'OpenAI',
  'dall-e': 'OpenAI',
  codex: 'OpenAI',
  whisper: 'OpenAI',
  claude: 'Anthropic',
  gemini: 'Google',
  bard: 'Google',
  gemma: 'Google',
  notebooklm: 'Google',
  imagen: 'Google',
  veo: 'Google',
  alphafold: 'DeepMind',
  alphago: 'DeepMind',
  copilot: 'Microsoft',
  bing: 'Microsoft',
  cortana: 'Microsoft',
  llama: 'Meta',
  grok: 'xAI',
  siri: 'Apple',
  'apple intelligence': 'Apple',
  alexa: 'Amazon',
  bedrock: 'Amazon',
  qwen: 'Alibaba',
  kimi: 'Moonshot AI',
  'le chat': 'Mistral AI',
  codestral: 'Mistral AI',
  ernie: 'Baidu',
  firefly: 'Adobe',
  watson: 'IBM',
  einstein: 'Salesforce',
  'stable diffusion': 'Stability AI',
  midjourney: 'Midjourney',
};
