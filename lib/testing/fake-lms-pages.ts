const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A form that sends itself, as Moodle writes it. */
export function formPost(action: string, fields: URLSearchParams): string {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return `<body><form action="${escape(action)}" method="post">${inputs.join('')}</form><script>document.forms[0].submit()</script></body>`;
}

/** Moodle's list is written in its code: neither screen sharing nor the clipboard are on it. */
const allowed = 'microphone *; camera *; geolocation *; midi *; encrypted-media *; autoplay *';

export function coursePage(ask: URLSearchParams): string {
  const launch = `/mod/lti/launch.php?${ask}`;
  const title = '<html lang="de"><title>Klasse 2a</title><main aria-label="Kurs"><h1>Klasse 2a</h1>';
  return ask.get('container') === 'window'
    ? `${title}<a id="open" href="${escape(launch)}" target="_blank">Öffnen</a>`
    : `${title}<iframe id="contentframe" title="Kreide" height="600" style="width: 100%; max-width: 1000px; border: 0" src="${escape(launch)}" allow="${allowed}"></iframe>`;
}
