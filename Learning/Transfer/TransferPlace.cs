namespace Judba.Learning.Transfer;

/// <summary>Where a trained CNN is carried over to other samples.</summary>
internal enum TransferPlace
{
    /// <summary>At the edge: pretrained on the public set, fine-tuned on the latents of all uploaders.</summary>
    EdgeAllUploads,

    /// <summary>At the edge: the same with the latents of one uploader alone.</summary>
    EdgeOneUpload,

    /// <summary>At a device that did not upload: the CNN that the edge broadcasts, fine-tuned on a few samples of its own.</summary>
    Device,
}
