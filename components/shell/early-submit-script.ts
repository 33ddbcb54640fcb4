/**
 * Runs in the head, before the page is alive. A form of ours that is sent too early waits instead of leaving the page, which
 * would empty it; forms with an address of their own work without us and are let through.
 */
export const earlySubmitScript = `(function(){var early=window.kreideEarly={form:null,alive:false};addEventListener('submit',function(event){var form=event.target;if(early.alive||form.hasAttribute('action'))return;event.preventDefault();event.stopImmediatePropagation();early.form=form},true)})()`;
