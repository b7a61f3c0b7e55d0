extension SectionFile {
  /// The sections that hold forms: their lengths, and their bytes one after another.
  static func sections(of forms: TermForms) -> [(name: String, bytes: [UInt8])] {
    var bytes: [UInt8] = []
    var lengths: [UInt32] = []
    for number in 0..<forms.count {
      let form = forms.bytes(of: number)
      for i in form.indices { bytes.append(form[i]) }
      lengths.append(UInt32(form.count))
    }
    return [("TLEN", Array(little: lengths)), ("TERM", bytes)]
  }

  /// The forms of a file.
  func forms(count: Int) throws(ModelFileError) -> TermForms {
    let lengths: [UInt32] = try integers(of: "TLEN", count: count)
    let bytes = try bytes(of: "TERM")
    guard lengths.reduce(0, { $0 + Int($1) }) == bytes.count, bytes.isUTF8 else {
      throw .damaged
    }
    var forms = TermForms()
    var start = 0
    for length in lengths {
      forms.append(bytes.extracting(start..<start + Int(length)))
      start += Int(length)
    }
    return forms
  }
}
