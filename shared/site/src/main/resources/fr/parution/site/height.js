/* SPDX-License-Identifier: EUPL-1.2 */
/* For pages that frame our dashboards: gives each frame the height that it tells of, and touches nothing else. */
(() => {
  "use strict";
  const ours = new URL(".", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(ours));
  addEventListener("message", (event) => {
    if (event.data?.type !== "parution:height") {
      return;
    }
    const height = Number(event.data.height);
    for (const frame of frames()) {
      if (frame.contentWindow === event.source && height >= 50 && height <= 30000) {
        frame.style.height = `${Math.ceil(height)}px`;
      }
    }
  });
  for (const frame of frames()) {
    frame.contentWindow.postMessage({ type: "parution:ask" }, "*");
  }
})();
