// SPDX-License-Identifier: Apache-2.0
#include "client/core/export/xml_writer.h"

#include <libxml/xmlwriter.h>

#include <algorithm>
#include <cstdint>

#include "shared/base/result.h"
#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_xml(std::uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
}

const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

void must(int result) {
  if (result < 0) throw Failure({"internal", "", {}, "XML"});
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = next_code_point(text);
    const auto size = std::max<std::size_t>(c.size, 1);
    out += c.size != 0 && is_xml(c.value) ? text.substr(0, size) : replacement;
    text.remove_prefix(size);
  }
  return out;
}

struct XmlWriter::Parts {
  xmlBufferPtr buffer = xmlBufferCreate();
  xmlTextWriterPtr writer = buffer ? xmlNewTextWriterMemory(buffer, 0) : nullptr;

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (writer) xmlFreeTextWriter(writer);
    if (buffer) xmlBufferFree(buffer);
  }
};

XmlWriter::XmlWriter() : parts_(std::make_unique<Parts>()) {
  if (!parts_->writer) throw Failure({"internal", "", {}, "XML"});
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::declaration() { must(xmlTextWriterStartDocument(parts_->writer, "1.0", "UTF-8", nullptr)); }

void XmlWriter::html_doctype() { must(xmlTextWriterWriteDTD(parts_->writer, xml("html"), nullptr, nullptr, nullptr)); }

void XmlWriter::start(const char* name, std::initializer_list<Attribute> attributes) {
  must(xmlTextWriterStartElement(parts_->writer, xml(name)));
  for (const Attribute& each : attributes)
    if (!each.value.empty()) must(xmlTextWriterWriteAttribute(parts_->writer, xml(each.name), xml(xml_text(each.value).c_str())));
}

// An element without content gets a closing tag of its own: a browser takes no other form.
void XmlWriter::end() { must(xmlTextWriterFullEndElement(parts_->writer)); }

void XmlWriter::end_empty() { must(xmlTextWriterEndElement(parts_->writer)); }

bool XmlWriter::text(std::string_view text) {
  const std::string held = xml_text(text);
  must(xmlTextWriterWriteString(parts_->writer, xml(held.c_str())));
  return held == text;
}

void XmlWriter::plain(std::string_view text) {
  must(xmlTextWriterWriteRawLen(parts_->writer, xml(text.data()), static_cast<int>(text.size())));
}

bool XmlWriter::element(const char* name, std::string_view text, std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  const bool held = this->text(text);
  end();
  return held;
}

std::string XmlWriter::take() {
  must(xmlTextWriterFlush(parts_->writer));
  std::string out(reinterpret_cast<const char*>(xmlBufferContent(parts_->buffer)),
                  static_cast<std::size_t>(xmlBufferLength(parts_->buffer)));
  xmlBufferEmpty(parts_->buffer);
  return out;
}

}  // namespace dialogue
