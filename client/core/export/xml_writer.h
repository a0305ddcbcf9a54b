// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace dialogue {

/// An XML document, or an HTML page that is one, over libxml2. Every text is escaped, and elements close in their order. Callers take what
/// was written piece by piece. Failure "internal" when the library has no memory.
class XmlWriter {
 public:
  struct Attribute {
    const char* name;
    std::string_view value;  ///< empty = left out
  };

  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  void declaration();   ///< <?xml version="1.0" encoding="UTF-8"?>
  void html_doctype();  ///< <!DOCTYPE html>
  void start(const char* name, std::initializer_list<Attribute> attributes = {});
  void end();
  void end_empty();  ///< for an element that has no closing tag in HTML
  /// Characters that XML 1.0 cannot hold, and bytes that are not valid, become U+FFFD; false when there were any.
  bool text(std::string_view text);
  /// For a style sheet: no escapes.
  void plain(std::string_view text);
  bool element(const char* name, std::string_view text, std::initializer_list<Attribute> attributes = {});
  void line() { plain("\n"); }
  /// Takes what was written since the last time.
  std::string take();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The same text with U+FFFD for characters that XML 1.0 cannot hold.
std::string xml_text(std::string_view text);

}  // namespace dialogue
