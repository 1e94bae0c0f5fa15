import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText } from './html-text.js';

describe('htmlToText', () => {
  it.each([
    ['<p>Un</p><p>Deux <b>trois</b>.</p>', 'Un\n\nDeux trois.'],
    ['a<br/>b<br>c', 'a\n\nb\n\nc'],
    ['l&rsquo;&eacute;t&eacute; &amp; 3 &lt; 4 &#233; &#xE9; &unknown;', 'l’été & 3 < 4 é é &unknown;'],
    ['<script>if (a < b) alert("</p>")</script>x<style>p{}</style>y', 'xy'],
    ['<SCRIPT>x</ScRiPt >y', 'y'],
    ['a<!-- <p>no</p> -->b', 'ab'],
    ['<a title="a > b">c</a>', 'c'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['<!DOCTYPE html><html><head><title>T</title></head><body>x</body></html>', 'x'],
    ['many   blanks\n\t here', 'many blanks here'],
    ['a&#0;b&#xD800;c&#1114112;', 'a\ufffdb\ufffdc\ufffd'],
    ['<p>unfinished <b', 'unfinished'],
    ['<script>never closed', ''],
  ])('%j -> %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('keeps any text without markup but for its blanks', () => {
    const plain = fc.string().filter((text) => !/[<>&]/.test(text));
    fc.assert(fc.property(plain, (text) => expect(htmlToText(text)).toBe(text.replace(/\s+/g, ' ').trim())));
  });

  it.each([
    ['open brackets', '<'],
    ['unfinished comments', '<!--'],
    ['scripts within scripts', '<script>'],
    ['tags with open quotes', '<a "'],
    ['closing tags of something else', '<script></p'],
    ['lone ampersands', '&#'],
    ['blanks', ' \n'],
  ])('takes time in proportion to its input: %s', (_name, part) => {
    const started = performance.now();
    htmlToText(part.repeat(500_000 / part.length));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
