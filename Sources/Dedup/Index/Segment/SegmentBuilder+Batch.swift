internal import Vectors

extension SegmentBuilder {
  /// Adds articles of a batch.
  ///
  /// - Parameters:
  ///   - range: which.
  ///   - batch: where they are.
  ///   - search: how texts are read and sketched.
  ///   - segments: the older segments: what texts they have is known.
  ///   - parallel: the threads; its progress counts articles.
  /// - Throws: ``IndexError`` if older segments cannot be read, or this one written.
  mutating func append(
    _ range: Range<Int>, of batch: Corpus, search: CopySearch, behind segments: [Segment],
    parallel: Parallel
  ) throws(IndexError) {
    let surveyor = search.indexSurveyor
    let bands = search.bands
    for round in batch.rounds(of: range, atMost: Surveyor.round) {
      let (start, grain) = (round.lowerBound, Surveyor.grain(of: round.count))
      let chunks: [Chunk]
      do throws(BlockFileError) {
        chunks = try parallel.map(count: round.count, grain: grain) {
          part throws(BlockFileError) -> Chunk in
          let documents = start + part.lowerBound..<start + part.upperBound
          var chunk = Chunk(
            survey: surveyor.read(
              documents, of: batch, numberedFrom: range.lowerBound,
              PhraseRecords.ofSegments))
          chunk.appendBandKeys(bands)
          chunk.append(documents, of: batch)
          for digest in chunk.survey.digests {
            chunk.areKnown.append(try segments.haveText(of: digest))
          }
          return chunk
        }
      } catch {
        throw IndexError(error)
      }
      batch.releasePages(of: round)
      for chunk in chunks {
        try append(chunk, minimumWords: search.options.minimumWords)
      }
    }
  }
}

extension SegmentBuilder.Chunk {
  /// Appends the keys of each article's bands, and lets go of the sketches.
  fileprivate mutating func appendBandKeys(_ bands: Bands) {
    // Taken out, so that one can be read while the other is written.
    var all: [UInt16] = []
    swap(&all, &survey.sketches)
    let sketches = all.span
    for document in survey.digests.indices {
      for band in 0..<bands.count {
        let start = document * survey.slots + band * bands.rows
        let key = Bands.key(of: sketches.extracting(start..<start + bands.rows))
        bandKeys.append(key)
      }
    }
  }

  /// Appends the articles themselves.
  fileprivate mutating func append(_ documents: Range<Int>, of batch: Corpus) {
    var scratch: [UInt8] = []
    for document in documents {
      blocks.append(document, of: batch)
      let hash = IDTable.hash(batch.bytes(.id, of: document, scratch: &scratch))
      idKeys.append(UInt64(SegmentLayout.key(ofID: hash)) << 32)
      times.append(batch.documents[document].time)
    }
    blocks.endBlock()
  }
}
